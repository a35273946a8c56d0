"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import type { PictureColours } from "@/lib/client/palette/palette-extraction";
import { isShortcut } from "@/lib/core/keyboard/keymap";
import { hexOf } from "@/lib/core/palette/formats/format";
import { shortcuts } from "@/lib/core/shortcuts";

interface PictureEyedropperProps {
  name: string;
  /** The picture in pixels. */
  copy: PictureColours;
  /** Undefined: there is no room for another colour. */
  onColour: ((hex: string) => void) | undefined;
}

interface Spot {
  x: number;
  y: number;
  hex: string;
}

const arrows: Partial<Record<string, [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The picture, visible over its regions under the pointer or focus: a press takes the colour. */
export function PictureEyedropper({ name, copy, onColour }: PictureEyedropperProps) {
  const { pixels, width, height } = copy;
  const t = useTranslations("palette.tools");
  const canvas = useRef<HTMLCanvasElement>(null);
  const [spot, setSpot] = useState<Spot>();

  useEffect(() => {
    canvas.current?.getContext("2d")?.putImageData(new ImageData(pixels, width, height), 0, 0);
  }, [pixels, width, height]);

  const middle = { x: Math.floor(width / 2), y: Math.floor(height / 2) };
  const look = (x: number, y: number) => {
    const at = {
      x: Math.min(width - 1, Math.max(0, x)),
      y: Math.min(height - 1, Math.max(0, y)),
    };
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray((at.y * width + at.x) * 4);
    // A transparent pixel shows no colour.
    setSpot(alpha === 0 ? undefined : { ...at, hex: hexOf([red, green, blue]) });
  };
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    const frame = canvas.current?.getBoundingClientRect();
    if (!frame) return;
    look(
      Math.floor(((clientX - frame.left) / frame.width) * width),
      Math.floor(((clientY - frame.top) / frame.height) * height),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (!arrow || !isShortcut(shortcuts.palette, "takeColour", event)) return;
    event.preventDefault();
    const step = event.shiftKey ? 10 : 1;
    const { x, y } = spot ?? middle;
    look(x + arrow[0] * step, y + arrow[1] * step);
  };

  return (
    <>
      <button
        type="button"
        aria-label={t("takeColour", { name })}
        aria-description={t("takeColourHint")}
        disabled={!onColour}
        onFocus={() => look(middle.x, middle.y)}
        onBlur={() => setSpot(undefined)}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setSpot(undefined)}
        onKeyDown={onKeyDown}
        onClick={() => spot && onColour?.(spot.hex)}
        className="absolute inset-0 cursor-crosshair opacity-0 enabled:hover:opacity-100 focus-visible:opacity-100 focus-visible:-outline-offset-2"
      >
        <canvas ref={canvas} width={width} height={height} className="size-full" />
        {spot && (
          <span
            aria-hidden
            style={{ left: `${(spot.x / width) * 100}%`, top: `${(spot.y / height) * 100}%` }}
            className="pointer-events-none absolute size-3 -translate-1/2 rounded-full border-2 border-white ring ring-black/50"
          />
        )}
      </button>
      {spot && (
        <p
          aria-live="polite"
          className="pointer-events-none absolute bottom-1 left-1 flex items-center gap-1.5 rounded-sm bg-panel px-1.5 py-0.5 text-2xs shadow-float"
        >
          <span
            aria-hidden
            style={{ background: spot.hex }}
            className="size-3.5 rounded-xs ring ring-line ring-inset"
          />
          {spot.hex}
        </p>
      )}
    </>
  );
}
