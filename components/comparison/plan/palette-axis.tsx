"use client";

import { useTranslations } from "next-intl";
import { useSavedItems } from "@/lib/client/queries/saved-items";
import type { NamedPalette } from "@/lib/core/comparison-view/axis-form";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { CheckList } from "./check-list";

interface PaletteAxisProps {
  values: NamedPalette[];
  draft: Draft;
  onValues: (values: NamedPalette[]) => void;
}

/** No palette, the draft's own, and saved ones. */
export function PaletteAxis({ values, draft, onValues }: PaletteAxisProps) {
  const t = useTranslations("comparison.plan");
  const { items = [] } = useSavedItems("palette");
  const own = draft.parameters.palette ?? [];
  const offered: NamedPalette[] = [
    { label: t("noPalette"), palette: [] },
    ...(own.length > 0 ? [{ label: t("draftPalette"), palette: own }] : []),
    ...items.flatMap(({ name, content }) =>
      content.kind === "palette" ? [{ label: name, palette: content.palette }] : [],
    ),
  ];
  return (
    <CheckList
      label={t("palettes")}
      options={offered.map(({ label }) => ({ value: label, label }))}
      chosen={values.map(({ label }) => label)}
      onChosen={(labels) => onValues(offered.filter(({ label }) => labels.includes(label)))}
    />
  );
}
