"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { Tip } from "@/components/ui/tip";
import type { LineageRun } from "@/lib/core/api/lineage";

interface RunNodeProps {
  run: LineageRun | undefined;
  /** Whether it made the selected image. */
  isNear: boolean;
  /** Whether there is room for a point only. */
  isPoint: boolean;
  frame: { left: number; top: number; width: number; height: number };
}

/** The prompt between the images, or a point where there is no room; the full text on hover. */
export function RunNode({ run, isNear, isPoint, frame }: RunNodeProps) {
  const t = useTranslations("lineage");
  if (!run) return null;
  const { prompt, siblings } = run;
  const more = siblings > 0 && (
    <span className="ml-auto shrink-0 pl-1 text-faint">+{siblings}</span>
  );
  return (
    <Tip text={siblings > 0 ? `${prompt} ${t("siblings", { count: siblings })}` : prompt}>
      {isPoint ? (
        <p
          style={frame}
          className={classes(
            "absolute grid place-items-center rounded-full border bg-panel text-[length:var(--caption)]",
            isNear ? "border-accent-line bg-accent-soft" : "border-line-strong",
          )}
        >
          <span className="sr-only">{prompt}</span>
          {more && <span className="absolute top-full">{more}</span>}
        </p>
      ) : (
        <p
          style={frame}
          className={classes(
            "absolute flex items-center rounded-md border bg-panel px-2 text-[length:var(--caption)] leading-tight",
            isNear ? "border-accent-line text-text" : "border-line text-soft",
          )}
        >
          <span className="line-clamp-2 break-words">{prompt}</span>
          {more}
        </p>
      )}
    </Tip>
  );
}
