"use client";

import { useTranslations } from "next-intl";
import { Switch } from "@/components/ui/switch";
import { setParameter, useDraft } from "@/lib/client/draft-store";
import { useDraftModel } from "@/lib/client/use-draft-problems";
import { holds } from "@/lib/core/models/rules";

/** The model's yes-or-no parameters, each with what it does or why it does nothing. */
export function ToggleFields() {
  const t = useTranslations("compose");
  const { watermark, thinkingMode, sequential } = useDraftModel().parameters;
  const parameters = useDraft((draft) => draft.parameters);
  const hasInputs = useDraft((draft) => draft.inputs.length > 0);
  const situation = { hasInputs, sequential: parameters.sequential ?? false };
  const isThinkingUseful = thinkingMode && holds(thinkingMode.effectiveWhen, situation);

  return (
    <div className="flex flex-col gap-3">
      {watermark && (
        <Switch
          label={t("watermark")}
          hint={t("watermarkHint")}
          checked={parameters.watermark ?? watermark.default}
          onChecked={(checked) => setParameter("watermark", checked)}
        />
      )}
      {thinkingMode && (
        <Switch
          label={t("thinking")}
          hint={t(isThinkingUseful ? "thinkingHint" : "thinkingOff")}
          checked={isThinkingUseful ? (parameters.thinkingMode ?? thinkingMode.default) : false}
          disabled={!isThinkingUseful}
          onChecked={(checked) => setParameter("thinkingMode", checked)}
        />
      )}
      {sequential && (
        <Switch
          label={t("set")}
          hint={t("setHint")}
          checked={parameters.sequential ?? sequential.default}
          onChecked={(checked) => setParameter("sequential", checked || undefined)}
        />
      )}
    </div>
  );
}
