"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PaletteField } from "@/components/palette/palette-field";
import { endEdit, setParameter, useDraft } from "@/lib/client/draft/draft-store";
import {
  useDraftModel,
  useDraftSituation,
  useInputAssets,
} from "@/lib/client/draft/use-draft-problems";
import { useFieldProblems } from "@/lib/client/draft/use-field-problems";
import { useSavedPalettes } from "@/lib/client/palette/use-saved-palettes";
import { generationsQuery } from "@/lib/client/queries/generations";
import type { Asset } from "@/lib/core/api/asset";
import { obstacleOf } from "@/lib/core/models/rules";

const none: never[] = [];

/** The draft's palette, if the model supports one. */
export function DraftPalette() {
  const t = useTranslations("compose");
  const rule = useDraftModel().parameters.palette;
  const palette = useDraft((draft) => draft.parameters.palette) ?? none;
  const situation = useDraftSituation();
  const problems = useFieldProblems("parameters.palette", ["palette.needsNoSet"]);
  const { assets } = useInputAssets();
  const { data: generations } = useQuery(generationsQuery);
  const saved = useSavedPalettes(rule?.colours.max) ?? none;
  if (!rule) return null;

  const obstacle = obstacleOf(rule.allowedWhen, situation);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens, so that leaving a field and coming back starts another step.
    <div onBlur={endEdit}>
      <PaletteField
        palette={palette}
        limits={{ ...rule.colours, recommended: rule.recommended }}
        problems={problems}
        saved={saved}
        sources={sourcesOf(assets, generations?.flatMap(({ outputs }) => outputs) ?? none)}
        onPalette={(next, tag) => {
          // If locks leave no room, nothing changes and there is no step to undo.
          if (next === palette) return;
          setParameter("palette", next.length > 0 ? next : undefined, tag && `palette ${tag}`);
        }}
        {...(obstacle ? { unavailable: t(`needs.${obstacle}`, { what: t("palette") }) } : {})}
      />
    </div>
  );
}

/** How many pictures are offered to take colours from. */
const mostSources = 8;

/** The inputs, then the newest results, each picture once. */
function sourcesOf(inputs: (Asset | undefined)[], results: Asset[]) {
  const known = new Map<string, Asset>();
  for (const asset of [...inputs, ...results]) if (asset) known.set(asset.id, asset);
  return [...known.values()].slice(0, mostSources).map(({ id, name, urls }) => ({
    id,
    name,
    thumbUrl: urls.thumb,
    previewUrl: urls.preview,
  }));
}
