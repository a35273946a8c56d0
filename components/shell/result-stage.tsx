"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { classes } from "@/components/ui/classes";
import { ProgressRing } from "@/components/ui/progress-ring";
import { useNow } from "@/lib/client/browser/use-now";
import { useGenerationProgress } from "@/lib/client/run/use-generation-progress";
import type { Asset } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";

const ZoomableImage = dynamic(
  () =>
    import("@/components/library/viewer/zoomable-image").then(({ ZoomableImage }) => ZoomableImage),
  { ssr: false },
);

/** The result of the last run from text alone, as large as the stage; its progress until then. */
export function ResultStage({ generation }: { generation: Generation }) {
  const { outputs } = generation;
  const [chosen, setChosen] = useState(0);
  const shown = outputs[chosen] ?? outputs[0];
  if (!shown) return <Progress generation={generation} />;
  return (
    <div className="relative size-full">
      <ZoomableImage
        key={shown.id}
        image={{
          name: shown.name,
          width: shown.width,
          height: shown.height,
          hasAlpha: shown.hasAlpha,
          previewUrl: shown.urls.preview,
          tilesUrl: shown.urls.tiles,
        }}
      />
      {outputs.length > 1 && <Outputs outputs={outputs} shown={shown} onShow={setChosen} />}
    </div>
  );
}

interface OutputsProps {
  outputs: Asset[];
  shown: Asset;
  onShow: (index: number) => void;
}

function Outputs({ outputs, shown, onShow }: OutputsProps) {
  const t = useTranslations("shell.stage");
  return (
    <ul className="absolute inset-x-2 top-3 mx-auto flex w-fit gap-1.5 rounded-lg border border-line bg-panel p-1.5 shadow-float">
      {outputs.map((output, index) => (
        <li key={output.id}>
          <button
            type="button"
            aria-label={t("output", { number: index + 1 })}
            aria-pressed={output.id === shown.id}
            onClick={() => onShow(index)}
            className={classes(
              "block size-11 overflow-hidden rounded-md ring",
              output.id === shown.id ? "ring-2 ring-accent-line" : "ring-line",
            )}
          >
            <img src={output.urls.thumb} alt="" className="size-full object-cover" />
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
