"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { setParameter, useDraft } from "@/lib/client/draft/draft-store";
import { useDraftModel, useDraftSituation } from "@/lib/client/draft/use-draft-problems";
import { useFieldProblems } from "@/lib/client/draft/use-field-problems";
import { obstacleOf } from "@/lib/core/models/rules";

/** How the prompt is rewritten, where the model has several ways and it is rewritten at all. */
export function RewritingModeField() {
  const t = useTranslations("compose");
  const rule = useDraftModel().parameters.promptExtendMode;
  const situation = useDraftSituation();
  const chosen = useDraft((draft) => draft.parameters.promptExtendMode);
  const problems = useFieldProblems("parameters.promptExtendMode");
  if (!rule || obstacleOf(rule.effectiveWhen, situation)) return null;

  const value = chosen ?? rule.default;
  const choices = rule.choices.map((choice) => ({
    value: choice.value,
    label: t(`rewritingModes.${choice.value}`),
    obstacle: obstacleOf(choice.allowedWhen, situation),
  }));
  return (
    <Field label={t("rewritingMode")} path="parameters.promptExtendMode" problems={problems}>
      <Segmented
        label={t("rewritingMode")}
        value={value}
        options={choices.map(({ obstacle, ...choice }) => ({
          ...choice,
          // The chosen one stays in reach, with what is wrong about it below.
          disabled: obstacle !== undefined && choice.value !== value,
        }))}
        onValue={(mode) => setParameter("promptExtendMode", mode)}
      />
      {choices.map(({ value: word, label, obstacle }) =>
        obstacle && word !== value ? (
          <p key={word} className="text-2xs text-faint">
            {t(`needs.${obstacle}`, { what: label })}
          </p>
        ) : null,
      )}
    </Field>
  );
}
