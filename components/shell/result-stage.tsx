"use client";

import { ImageOff } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { classes } from "@/components/ui/classes";
import { ProgressRing } from "@/components/ui/progress-ring";
import { useNow } from "@/lib/client/browser/use-now";
import { useGenerationProgress } from "@/lib/client/run/use-generation-progress";
import type { Asset } from "@/lib/core/api/asset";
import type { Generation, OutputFailure } from "@/lib/core/api/generation";
import { failureOf, missingImagesOf } from "@/lib/core/failure/failure-help";
import { isOpen } from "@/lib/core/generation/status";
import { FailedStage } from "./failed-stage";
import { StageSeed } from "./stage-seed";

const ZoomableImage = dynamic(
  () =>
    import("@/components/library/viewer/zoomable-image").then(({ ZoomableImage }) => ZoomableImage),
  { ssr: false },
);

/** The result of the last run from text alone, as large as the stage; its progress until then. */
export function ResultStage({ generation }: { generation: Generation }) {
  const parts = resultParts(generation);
  const [chosen, setChosen] = useState<number>();
  const shown =
    parts.find(({ index }) => index === chosen) ??
    parts.find(({ kind }) => kind === "image") ??
    parts[0];
  if (!shown && isOpen(generation.status)) return <Progress generation={generation} />;
  if (!shown) return <FailedStage generation={generation} failure={failureOf(generation)} />;
  return (
    <div className="relative size-full">
      {shown.kind === "missing" ? (
        <FailedStage
          // Another image's failure starts fresh: details folded, nothing copied, no refusal shown.
          key={shown.index}
          generation={generation}
          failure={shown.failure}
        />
      ) : (
        <>
          <ZoomableImage
            key={shown.asset.id}
            image={{
              name: shown.asset.name,
              width: shown.asset.width,
              height: shown.asset.height,
              hasAlpha: shown.asset.hasAlpha,
              previewUrl: shown.asset.urls.preview,
              tilesUrl: shown.asset.urls.tiles,
            }}
          />
          <StageSeed image={shown.asset} />
        </>
      )}
      {parts.length > 1 && <Parts parts={parts} shown={shown.index} onShow={setChosen} />}
    </div>
  );
}

type ResultPart =
  | { kind: "image"; index: number; asset: Asset }
  | { kind: "missing"; index: number; failure: OutputFailure };

/** The images of a run and those that failed, in their order. */
function resultParts(generation: Generation): ResultPart[] {
  const images = generation.outputs.map(
    (asset, place): ResultPart => ({ kind: "image", index: asset.index ?? place, asset }),
  );
  const gaps = missingImagesOf(generation).map(
    (failure): ResultPart => ({ kind: "missing", index: failure.index, failure }),
  );
  return [...images, ...gaps].sort((one, other) => one.index - other.index);
}

interface PartsProps {
  parts: ResultPart[];
  shown: number;
  onShow: (index: number) => void;
}

function Parts({ parts, shown, onShow }: PartsProps) {
  const t = useTranslations("shell.stage");
  return (
    <ul className="absolute inset-x-2 top-3 mx-auto flex w-fit max-w-[calc(100%-16px)] gap-1.5 overflow-x-auto rounded-lg border border-line bg-panel p-1.5 shadow-float">
      {parts.map((part) => (
        <li key={part.index}>
          <button
            type="button"
            aria-label={t(part.kind === "image" ? "output" : "outputMissing", {
              number: part.index + 1,
            })}
            aria-pressed={part.index === shown}
            onClick={() => onShow(part.index)}
            className={classes(
              "grid size-11 place-items-center overflow-hidden rounded-md ring",
              part.index === shown ? "ring-2 ring-accent-line" : "ring-line",
            )}
          >
            {part.kind === "image" ? (
              <img src={part.asset.urls.thumb} alt="" className="size-full object-cover" />
            ) : (
              <ImageOff aria-hidden className="size-4 text-bad" />
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Progress({ generation }: { generation: Generation }) {
  const t = useTranslations("shell");
  const { fraction, text } = useGenerationProgress(generation, useNow(1000, true));
  const { prompt } = generation.request;
  return (
    <div className="stage-ground grid size-full place-items-center p-6">
      <div className="flex max-w-96 flex-col items-center gap-4 text-center">
        <ProgressRing label={t("progressOf", { name: prompt })} fraction={fraction} size={88} />
        <p className="text-base">{text}</p>
        <p className="line-clamp-3 text-soft">{prompt}</p>
      </div>
    </div>
  );
}
