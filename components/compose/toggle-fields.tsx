"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Switch } from "@/components/ui/switch";
import { setParameter, useDraft } from "@/lib/client/draft/draft-store";
import {
  useDraftFit,
  useDraftModel,
  useDraftSituation,
} from "@/lib/client/draft/use-draft-problems";
import { useEndpoint } from "@/lib/client/queries/service";
import { useMoneyText } from "@/lib/client/words/use-money-text";
import { rewritingPrices } from "@/lib/core/generation/price";
import type { ToggleParameter } from "@/lib/core/models/model";
import { obstacleOf } from "@/lib/core/models/rules";
import { type Toggle, toggles } from "@/lib/core/models/toggles";
import { ImageSetField } from "./image-set-field";
import { RewritingModeField } from "./rewriting-mode-field";

/** The model's yes-or-no parameters, each with what it does or why it has no effect. */
export function ToggleFields() {
  const rules = useDraftModel().parameters;
  return (
    <div className="flex flex-col gap-3">
      {toggles.map((name) => {
        const rule = rules[name];
        if (!rule) return null;
        return (
          <Fragment key={name}>
            {name === "sequential" ? <ImageSetField /> : <ToggleField name={name} rule={rule} />}
            {name === "promptExtend" && <RewritingModeField />}
          </Fragment>
        );
      })}
    </div>
  );
}

interface ToggleFieldProps {
  name: Exclude<Toggle, "sequential">;
  rule: ToggleParameter;
}

function ToggleField({ name, rule }: ToggleFieldProps) {
  const t = useTranslations("compose");
  const chosen = useDraft((draft) => draft.parameters[name]);
  const obstacle = obstacleOf(rule.effectiveWhen, useDraftSituation());
  const label = t(`toggle.${name}`);
  const prices = useRewritingPrices();
  const hint =
    name === "promptExtend" && prices
      ? t("toggleHint.promptExtendCosts", prices)
      : t(`toggleHint.${name}`, { text: rule.text ?? "", seconds: rule.extraSeconds?.max ?? 0 });
  return (
    <Switch
      label={label}
      hint={obstacle ? t(`needs.${obstacle}`, { what: label }) : hint}
      checked={obstacle ? false : (chosen ?? rule.default)}
      disabled={obstacle !== undefined}
      onChecked={(checked) => setParameter(name, checked)}
    />
  );
}

/** What an image costs with its prompt rewritten and without, where that makes a difference. */
function useRewritingPrices(): { with: string; without: string } | undefined {
  const money = useMoneyText();
  const prices = rewritingPrices(useDraftFit().request, useDraftModel(), useEndpoint());
  if (!prices) return undefined;
  const { currency } = prices;
  return { with: money(prices.with, currency), without: money(prices.without, currency) };
}
