"use client";

import { useTranslations } from "next-intl";
import { PaletteField } from "@/components/palette/palette-field";
import { setParameter, useDraft } from "@/lib/client/draft-store";
import { useDraftModel, useDraftSituation } from "@/lib/client/use-draft-problems";
import { useFieldProblems } from "@/lib/client/use-field-problems";
import { obstacleOf } from "@/lib/core/models/rules";

const none: never[] = [];

/** The draft's palette, where the model knows one. */
export function DraftPalette() {
  const t = useTranslations("compose");
  const rule = useDraftModel().parameters.palette;
  const palette = useDraft((draft) => draft.parameters.palette) ?? none;
  const situation = useDraftSituation();
  const problems = useFieldProblems("parameters.palette", ["palette.needsNoSet"]);
  if (!rule) return null;

  const obstacle = obstacleOf(rule.allowedWhen, situation);
  return (
    <PaletteField
      palette={palette}
      limits={{ ...rule.colours, recommended: rule.recommended }}
      problems={problems}
      onPalette={(next) => setParameter("palette", next.length > 0 ? next : undefined)}
      {...(obstacle ? { unavailable: t(`needs.${obstacle}`, { what: t("palette") }) } : {})}
    />
  );
}
