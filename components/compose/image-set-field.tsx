"use client";

import { useTranslations } from "next-intl";
import { Switch } from "@/components/ui/switch";
import { setImageSet, useDraft } from "@/lib/client/draft/draft-store";
import { useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { useEndpoint } from "@/lib/client/queries/service";
import { useMoneyText } from "@/lib/client/words/use-money-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import { withImageSet } from "@/lib/core/generation/draft/image-set";
import { fitToModel } from "@/lib/core/generation/fit";
import { costOfRequest } from "@/lib/core/generation/price";

/** The switch for image sets: it says how many images it asks for and what they cost at most. */
export function ImageSetField() {
  const t = useTranslations("compose");
  const money = useMoneyText();
  const { sentences } = usePunctuation();
  const model = useDraftModel();
  const endpoint = useEndpoint();
  const draft = useDraft((present) => present);
  const isOn = draft.parameters.sequential ?? false;
  const offered = () => {
    const { request } = fitToModel(withImageSet(draft, model), model);
    const cost = costOfRequest(request, model, endpoint);
    const images = request.parameters.n ?? 1;
    if (!cost) return t("setAsks", { images });
    const total = money(cost.total, cost.currency);
    return t("setAsksPrice", { images, total });
  };
  const hint = t("toggleHint.sequential");
  return (
    <Switch
      label={t("toggle.sequential")}
      hint={isOn ? hint : sentences([hint, offered()])}
      checked={isOn}
      onChecked={(checked) => setImageSet(checked, model)}
    />
  );
}
