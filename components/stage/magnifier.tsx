"use client";

import { useEffect, useRef } from "react";
import { drawRegion, type PictureLayer } from "@/lib/client/picture/picture-layer";
import type { Box, ImagePoint, PixelSize } from "@/lib/core/box/box";
import { boxColour } from "@/lib/core/box/box-mark";
import { magnifierPlace } from "@/lib/core/stage/magnifier-place";
import type { StagePoint, Viewport } from "@/lib/core/stage/viewport";

interface MagnifierProps {
  layers: PictureLayer[];
  /** The corner being dragged, on the border between pixels. */
  focus: ImagePoint;
  /** The box the corner belongs to, and its index among the image's boxes. */
  box: Box;
  index: number;
  pointer: StagePoint;
  viewport: Viewport;
  stage: PixelSize;
}

/** In CSS pixels. */
const side = 144;
/** With its border and the line of numbers. */
const whole = { width: side + 2, height: side + 22 };
/** Image pixels across: 9 CSS pixels each. */
const pixelsAcross = 16;

/** Shows the pixels around the corner being dragged, large enough to count, beside the pointer. */
export function Magnifier(props: MagnifierProps) {
  const { layers, focus, box, index, pointer, viewport, stage } = props;
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const pen = canvas.current?.getContext("2d");
    if (pen) drawMagnified(pen, layers, focus, box, boxColour(index));
  }, [layers, focus, box, index]);

  return (
    <div
      aria-hidden
      className="pointer-events-none absolute overflow-hidden rounded-md border border-line-strong bg-ground shadow-float"
      style={magnifierPlace(pointer, whole, box, viewport, stage)}
    >
      <canvas ref={canvas} width={side} height={side} className="block" />
      <p className="px-2 py-0.5 text-center text-2xs text-soft tabular-nums">
        {Math.round(focus.x)}, {Math.round(focus.y)}
      </p>
    </div>
  );
}

function drawMagnified(
  pen: CanvasRenderingContext2D,
  layers: PictureLayer[],
  focus: ImagePoint,
  [x1, y1, x2, y2]: Box,
  colour: string,
) {
  const scale = side / pixelsAcross;
  const left = Math.round(focus.x) - pixelsAcross / 2;
  const top = Math.round(focus.y) - pixelsAcross / 2;
  pen.clearRect(0, 0, side, side);
  pen.imageSmoothingEnabled = false;
  const region = { left, top, width: pixelsAcross, height: pixelsAcross };
  drawRegion(pen, layers, region, { width: side, height: side });
  const frame = [
    (x1 - left) * scale,
    (y1 - top) * scale,
    (x2 - x1) * scale,
    (y2 - y1) * scale,
  ] as const;
  pen.strokeStyle = "#000000a0";
  pen.lineWidth = 4;
  pen.strokeRect(...frame);
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.strokeRect(...frame);
}
