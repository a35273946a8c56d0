"use client";

import { Info } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { StatusLine } from "@/components/ui/status-line";
import { useDraftFit, useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { useEndpoint, useModels } from "@/lib/client/queries/service";
import { modelForInputs } from "@/lib/core/models/choosing";
import { SwitchModel } from "./switch-model";

/**
 * The parts of the draft that the chosen model cannot take; they stay for other models. For images
 * it offers one that takes them.
 */
export function LeftOutNotice() {
  const t = useTranslations("compose");
  const format = useFormatter();
  const model = useDraftModel();
  const models = useModels();
  const endpoint = useEndpoint();
  const { leftOut } = useDraftFit();
  const parts = leftOut.map(({ what, params }) => t(`leftOut.${what}`, params));
  const other =
    leftOut.some(({ what }) => what === "inputs") && modelForInputs(model, models, endpoint);
  return (
    <StatusLine
      words={
        parts.length > 0 && (
          <p className="flex items-start gap-2">
            <Info aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {t("leftOutBy", { model: model.title, parts: format.list(parts) })}
          </p>
        )
      }
      className="flex flex-col items-start rounded-md bg-accent-soft p-2 text-xs"
    >
      {other && <SwitchModel to={other} className="ml-5.5" />}
    </StatusLine>
  );
}
