"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { Tip } from "@/components/ui/tip";
import type { LineageRun } from "@/lib/core/api/lineage";

interface RunNodeProps {
  run: LineageRun | undefined;
  /** Whether it made the selected image. */
  isNear: boolean;
  frame: { left: number; top: number; width: number; height: number };
}

/** The prompt between the images; the full text on hover. */
export function RunNode({ run, isNear, frame }: RunNodeProps) {
  const t = useTranslations("lineage");
  if (!run) return null;
  const { prompt, siblings } = run;
  return (
    <Tip text={siblings > 0 ? `${prompt} ${t("siblings", { count: siblings })}` : prompt}>
      <p
        style={frame}
        className={classes(
          "absolute flex items-center rounded-md border bg-panel px-2 text-2xs leading-3.5",
          isNear ? "border-accent-line text-text" : "border-line text-soft",
        )}
      >
        <span className="line-clamp-3 break-words">{prompt}</span>
        {siblings > 0 && <span className="ml-auto shrink-0 pl-1 text-faint">+{siblings}</span>}
      </p>
    </Tip>
  );
}
