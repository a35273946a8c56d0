"use client";

import { ArrowLeftRight, Link, Unlink } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { NumberInput } from "@/components/ui/number-input";
import { endEdit } from "@/lib/client/draft/draft-store";
import { noteUnread } from "@/lib/client/draft/unread-fields";
import type { PixelSize } from "@/lib/core/box/box";
import { aspectName } from "@/lib/core/generation/size/size-choices";
import { atAspect } from "@/lib/core/generation/size/size-region";
import type { ExactSizeRule } from "@/lib/core/models/model";
import { SizeDiagram } from "./size-diagram";
import { SuggestedSizes } from "./suggested-sizes";

interface ExactSizeProps {
  size: PixelSize;
  /** Sizes to offer, as sent to DashScope. */
  suggested: string[];
  /** What the model allows with the rest of the request. */
  rule: ExactSizeRule | undefined;
  invalid: boolean;
  onSize: (size: string) => void;
}

const sides = ["width", "height"] as const;

/**
 * Width and height in pixels: typed, dragged in a diagram of the allowed sizes, or picked from the
 * documented ones.
 */
export function ExactSize({ size, suggested, rule, invalid, onSize }: ExactSizeProps) {
  const t = useTranslations("compose");
  const format = useFormatter();
  const id = useId();
  const [isLocked, setLocked] = useState(false);
  const wire = ({ width, height }: PixelSize) => `${width}*${height}`;
  const set = (next: PixelSize) => {
    onSize(wire(next));
    endEdit();
  };
  const type = (side: keyof PixelSize, value: number) => {
    const typed = Math.max(0, value);
    onSize(wire(isLocked && typed > 0 ? atAspect(size, side, typed) : { ...size, [side]: typed }));
  };
  const paste = ([width = 0, height = 0]: number[]) => {
    set({ width: Math.max(0, Math.round(width)), height: Math.max(0, Math.round(height)) });
    return undefined;
  };
  const inMillions = (pixels: number) =>
    format.number(pixels / 1_000_000, { maximumFractionDigits: 2 });
  const megapixels = inMillions(size.width * size.height);
  const limits = ({ pixels, sidePx, aspect }: ExactSizeRule) =>
    [
      pixels && t("limits.pixels", { min: inMillions(pixels.min), max: inMillions(pixels.max) }),
      sidePx && t("limits.sides", { ...sidePx }),
      aspect && t("limits.aspect", { most: format.number(aspect.max) }),
    ]
      .filter(Boolean)
      .join(" · ");

  return (
    <>
      <div className="flex gap-3">
        {rule && <SizeDiagram size={size} rule={rule} onSize={set} />}
        <div className="flex min-w-0 flex-1 flex-col gap-1.5">
          <div className="flex items-center gap-1">
            {sides.map((side) => (
              <div key={side} className="flex min-w-0 flex-1 flex-col gap-0.5">
                <label htmlFor={`${id}-${side}`} className="text-2xs text-faint">
                  {t(side)}
                </label>
                <NumberInput
                  id={`${id}-${side}`}
                  value={size[side]}
                  step={16}
                  invalid={invalid}
                  unit="pixels"
                  several={{ count: 2, take: paste }}
                  onUnread={(text) => noteUnread(`parameters.size.${side}`, text)}
                  onValue={(next) => next !== undefined && type(side, next)}
                  onBlur={endEdit}
                  className="px-2"
                />
              </div>
            ))}
          </div>
          <div className="flex items-center gap-1">
            <span className="flex-1 text-2xs leading-3.5 text-faint">
              {t("megapixels", { megapixels, ratio: aspectName(size) })}
            </span>
            <IconButton
              label={t("lockRatio")}
              pressed={isLocked}
              onClick={() => setLocked(!isLocked)}
              className="size-7"
            >
              {isLocked ? (
                <Link aria-hidden className="size-3.5" />
              ) : (
                <Unlink aria-hidden className="size-3.5" />
              )}
            </IconButton>
            <IconButton
              label={t("swapSides")}
              onClick={() => set({ width: size.height, height: size.width })}
              className="size-7"
            >
              <ArrowLeftRight aria-hidden className="size-3.5" />
            </IconButton>
          </div>
        </div>
      </div>
      {rule && <p className="text-2xs text-faint">{limits(rule)}</p>}
      <SuggestedSizes
        suggested={suggested}
        chosen={wire(size)}
        onChoose={(one) => {
          onSize(one);
          endEdit();
        }}
      />
      <p className="text-2xs text-faint">{t("sizeDeviates")}</p>
    </>
  );
}
