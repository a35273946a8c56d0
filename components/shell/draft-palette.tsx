"use client";

import { useTranslations } from "next-intl";
import { PaletteField } from "@/components/palette/palette-field";
import { setParameter, useDraft } from "@/lib/client/draft-store";
import { useDraftModel } from "@/lib/client/use-draft-problems";
import { useFieldProblems } from "@/lib/client/use-field-problems";
import { holds } from "@/lib/core/models/rules";

const none: never[] = [];

/** The draft's palette, where the model knows one. */
export function DraftPalette() {
  const t = useTranslations("compose");
  const rule = useDraftModel().parameters.palette;
  const palette = useDraft((draft) => draft.parameters.palette) ?? none;
  const sequential = useDraft((draft) => draft.parameters.sequential ?? false);
  const hasInputs = useDraft((draft) => draft.inputs.length > 0);
  const problems = useFieldProblems("parameters.palette", ["palette.needsNoSet"]);
  if (!rule) return null;

  const isAvailable = holds(rule.allowedWhen, { sequential, hasInputs });
  return (
    <PaletteField
      palette={palette}
      limits={{ ...rule.colours, recommended: rule.recommended }}
      problems={problems}
      onPalette={(next) => setParameter("palette", next.length > 0 ? next : undefined)}
      {...(isAvailable ? {} : { unavailable: t("paletteNeedsNoSet") })}
    />
  );
}
