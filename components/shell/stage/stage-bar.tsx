"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { assetQuery } from "@/lib/client/queries/assets";
import type { Asset } from "@/lib/core/api/asset";
import type { OnStage } from "./use-on-stage";

const loadStrip = () => import("./stage-strip");
const loadActs = () => import("./result-acts");
/** What the bar shows as soon as there is a result. */
export const barParts = [loadStrip, loadActs];
// Each keeps its place, so that the stage keeps its size when it comes.
const StageStrip = dynamic(loadStrip, {
  ssr: false,
  loading: () => <div className="h-11 pointer-coarse:h-12" />,
});
const ResultActs = dynamic(loadActs, {
  ssr: false,
  loading: () => <div className="ml-auto h-8" />,
});
// Finding the colours of a picture loads when a palette was asked for.
const StageVerdict = dynamic(() => import("./stage-verdict"), { ssr: false });

/** Under the stage: the images that led to its result, the result's own, and what can be done with it. */
export function StageBar({ stage }: { stage: OnStage }) {
  const { run, choice, input, other, parts, part, chain, place } = stage;
  const result = part?.kind === "image" ? part.asset : undefined;
  const shown = input || choice.look === "input" ? undefined : (other ?? result);
  const palette = run?.request.parameters.palette;
  const hasStrip = chain.length + Math.max(parts.length, run ? 1 : 0) > 1;
  if (!shown && !hasStrip) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-panel px-2 py-1.5">
      {palette && result && shown === result && (
        // Reserves the line's place, so that the result does not move when the verdict comes.
        <div className="min-h-4 basis-full">
          <StageVerdict image={result} palette={palette} />
        </div>
      )}
      {hasStrip && <StageStrip stage={stage} />}
      {shown && <ActsOf image={shown} others={comparedWith(stage, chain[place - 1])} />}
    </div>
  );
}

/** The run's images if there are several, otherwise what the image was made from. */
function comparedWith({ other, parts }: OnStage, before: Asset | undefined): string[] {
  const siblings = parts.flatMap((part) => (part.kind === "image" ? part.asset.id : []));
  if (!other && siblings.length > 1) return siblings;
  return before ? [before.id] : [];
}

function ActsOf({ image, others }: { image: Asset; others: string[] }) {
  // Its stars change while it is here; the run has it as it was made.
  const { data = image } = useQuery(assetQuery(image.id));
  return (
    <ResultActs
      image={data}
      comparedIds={others.includes(image.id) ? others : [...others, image.id]}
    />
  );
}
