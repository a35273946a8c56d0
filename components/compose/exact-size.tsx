"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { NumberInput } from "@/components/ui/number-input";
import { endEdit } from "@/lib/client/draft-store";
import type { PixelSize } from "@/lib/core/bbox/box";
import { ratioName } from "@/lib/core/generation/size-choices";

interface ExactSizeProps {
  size: PixelSize;
  /** Sizes as on the wire that are worth offering. */
  suggested: string[];
  invalid: boolean;
  onSize: (size: string) => void;
}

/** Width and height in pixels, typed or taken from what the document recommends. */
export function ExactSize({ size, suggested, invalid, onSize }: ExactSizeProps) {
  const t = useTranslations("compose");
  const { width, height } = size;
  const set = (across: number, down: number) =>
    onSize(`${Math.max(0, across)}*${Math.max(0, down)}`);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <NumberInput
          aria-label={t("width")}
          value={width}
          step={16}
          invalid={invalid}
          onValue={(next = 0) => set(next, height)}
          onBlur={endEdit}
        />
        <span className="text-faint">×</span>
        <NumberInput
          aria-label={t("height")}
          value={height}
          step={16}
          invalid={invalid}
          onValue={(next = 0) => set(width, next)}
          onBlur={endEdit}
        />
      </div>
      <div className="flex flex-wrap gap-1">
        {suggested.map((one) => (
          <button
            key={one}
            type="button"
            title={one.replace("*", " × ")}
            aria-pressed={one === `${width}*${height}`}
            onClick={() => {
              onSize(one);
              endEdit();
            }}
            className={classes(
              "h-6 rounded-sm px-1.5 text-2xs ring ring-line hover:ring-line-strong",
              one === `${width}*${height}` ? "bg-raised text-text" : "text-soft",
            )}
          >
            {suggestionName(one, suggested)}
          </button>
        ))}
      </div>
    </div>
  );
}

/** The ratio alone where it says enough; with pixels where several sizes share it. */
function suggestionName(size: string, all: string[]): string {
  const ratio = ratioName(size);
  const isShared = all.filter((other) => ratioName(other) === ratio).length > 1;
  return isShared ? `${ratio} ${size.split("*")[0]}` : ratio;
}
