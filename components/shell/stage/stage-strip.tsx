"use client";

import { ChevronRight, ImageOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { ProgressRing } from "@/components/ui/progress-ring";
import { Tip } from "@/components/ui/tip";
import { useNow } from "@/lib/client/browser/use-now";
import { useGenerationProgress } from "@/lib/client/run/use-generation-progress";
import type { Generation } from "@/lib/core/api/generation";
import { isOpen } from "@/lib/core/generation/status";
import type { OnStage } from "./use-on-stage";

/** The chain of images that led to the result, and behind them the result's own: walked by a press. */
export default function StageStrip({ stage }: { stage: OnStage }) {
  const t = useTranslations("shell.stage");
  const { run, parts, part, chain, place, goTo, showPart } = stage;
  const isAtResult = place === chain.length;
  return (
    <ol
      aria-label={t("chain")}
      className="flex min-w-0 items-center gap-1 overflow-x-auto p-0.5 [scrollbar-width:thin]"
    >
      {chain.map((image, index) => (
        <Fragment key={image.id}>
          {index > 0 && <Arrow />}
          <Stop
            label={t("chainImage", { number: index + 1, name: image.name })}
            isHere={index === place}
            onGo={() => goTo(index)}
          >
            <Thumb url={image.urls.thumb} />
          </Stop>
        </Fragment>
      ))}
      {chain.length > 0 && (parts.length > 0 || run) && <Arrow />}
      {parts.map((one) => (
        <Stop
          key={one.index}
          label={t(one.kind === "image" ? "output" : "outputMissing", { number: one.index + 1 })}
          isHere={isAtResult && one.index === part?.index}
          onGo={() => showPart(one)}
        >
          {one.kind === "image" ? (
            <Thumb url={one.asset.urls.thumb} />
          ) : (
            <ImageOff aria-hidden className="size-4 text-bad" />
          )}
        </Stop>
      ))}
      {run && parts.length === 0 && (
        <Coming run={run} isHere={isAtResult} onGo={() => goTo(chain.length)} />
      )}
    </ol>
  );
}

/** Stands in for the run's result until there is one, or if there is none. */
function Coming({ run, isHere, onGo }: { run: Generation; isHere: boolean; onGo: () => void }) {
  const t = useTranslations("shell");
  const { fraction, text } = useGenerationProgress(run, useNow(1000, isOpen(run.status)));
  return (
    <Stop label={t("stage.coming", { state: text })} isHere={isHere} onGo={onGo}>
      {isOpen(run.status) ? (
        <ProgressRing
          label={t("progressOf", { name: run.request.prompt })}
          fraction={fraction}
          size={28}
        />
      ) : (
        <ImageOff aria-hidden className="size-4 text-bad" />
      )}
    </Stop>
  );
}

interface StopProps {
  label: string;
  isHere: boolean;
  onGo: () => void;
  children: ReactNode;
}

function Stop({ label, isHere, onGo, children }: StopProps) {
  return (
    <li className="shrink-0">
      <Tip text={label}>
        <button
          type="button"
          aria-label={label}
          aria-pressed={isHere}
          onClick={onGo}
          className={classes(
            "grid size-10 place-items-center overflow-hidden rounded-md pointer-coarse:size-11",
            isHere ? "ring-2 ring-accent-line" : "ring ring-line hover:ring-line-strong",
          )}
        >
          {children}
        </button>
      </Tip>
    </li>
  );
}

const Thumb = ({ url }: { url: string }) => (
  <img src={url} alt="" draggable={false} className="size-full object-cover" />
);

const Arrow = () => (
  <li aria-hidden className="shrink-0">
    <ChevronRight className="size-3.5 text-faint" />
  </li>
);
