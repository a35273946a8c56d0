"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { isShortcut } from "@/lib/core/keyboard/keymap";
import { fullRatio, type Palette, withBorderMoved } from "@/lib/core/palette/palette";
import { shortcuts } from "@/lib/core/shortcuts";

interface PaletteBarProps {
  palette: Palette;
  /** `tag`: consecutive changes with the same one are undone together. */
  onPalette: (palette: Palette, tag?: string) => void;
}

interface Drag {
  border: number;
  /** Where the drag started, in pixels of the page. */
  from: number;
  preview: Palette;
}

/** Arrow keys move a border by 0.10 %, with Shift by 1 %. */
const keyStep = 10;
/** Segments narrower than this share have no number, because it would not fit. */
const labelledFrom = 700;

/** The palette as a bar, each colour as wide as its share, with movable borders. */
export function PaletteBar({ palette, onPalette }: PaletteBarProps) {
  const t = useTranslations("palette");
  const bar = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag>();
  const shown = drag?.preview ?? palette;

  const draggedTo = ({ clientX }: PointerEvent, { border, from }: Drag) => {
    const perPixel = fullRatio / (bar.current?.clientWidth || fullRatio);
    return withBorderMoved(palette, border, (clientX - from) * perPixel);
  };
  const onPointerMove = (event: PointerEvent, border: number) => {
    if (drag?.border === border) setDrag({ ...drag, preview: draggedTo(event, drag) });
  };
  // Where the pointer was let go counts, also if the last moves have not been drawn yet.
  const onPointerUp = (event: PointerEvent) => {
    if (drag && event.clientX !== drag.from) onPalette(draggedTo(event, drag));
    setDrag(undefined);
  };
  const onKeyDown = (event: KeyboardEvent, border: number) => {
    if (event.key === "Escape") return setDrag(undefined);
    if (!isShortcut(shortcuts.palette, "border", event)) return;
    const direction = event.key === "ArrowRight" ? 1 : -1;
    event.preventDefault();
    const by = direction * keyStep * (event.shiftKey ? 10 : 1);
    onPalette(withBorderMoved(palette, border, by), `border ${border}`);
  };

  let reached = 0;
  const ends = shown.map(({ ratio }) => {
    reached += ratio;
    return reached;
  });

  return (
    <div>
      <div ref={bar} className="relative flex h-8.5 overflow-hidden rounded-md">
        {shown.map(({ hex, ratio }, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the identity.
            key={index}
            title={`${hex} ${(ratio / 100).toFixed(2)} %`}
            style={{ background: hex, width: `${ratio / 100}%` }}
          />
        ))}
        {ends.slice(0, -1).map((end, border) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the identity.
            key={border}
            role="slider"
            tabIndex={0}
            aria-label={t("border", { left: border + 1, right: border + 2 })}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={end / 100}
            aria-valuetext={`${(end / 100).toFixed(2)} %`}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              setDrag({ border, from: event.clientX, preview: palette });
            }}
            onPointerMove={(event) => onPointerMove(event, border)}
            onPointerUp={onPointerUp}
            onPointerCancel={() => setDrag(undefined)}
            onKeyDown={(event) => onKeyDown(event, border)}
            style={{ left: `${end / 100}%` }}
            className="absolute inset-y-0 w-3 -translate-x-1/2 cursor-col-resize touch-none rounded-sm after:absolute after:inset-y-0 after:left-1/2 after:w-0.5 after:-translate-x-1/2 after:bg-panel focus-visible:-outline-offset-2"
          />
        ))}
      </div>
      <div aria-hidden className="mt-1 flex text-[10px] leading-3.5 text-faint">
        {shown.map(({ ratio }, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the identity.
            key={index}
            style={{ width: `${ratio / 100}%` }}
            className="overflow-hidden text-center"
          >
            {ratio >= labelledFrom ? (ratio / 100).toFixed(1) : ""}
          </span>
        ))}
      </div>
    </div>
  );
}
