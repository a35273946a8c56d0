"use client";

import { useEffect, useRef } from "react";
import { drawRegion, type PictureLayer } from "@/lib/client/picture/picture-layer";
import type { Box, ImagePoint, PixelSize } from "@/lib/core/box/box";
import { boxColour } from "@/lib/core/box/box-mark";
import type { StagePoint } from "@/lib/core/stage/viewport";

interface MagnifierProps {
  layers: PictureLayer[];
  /** The corner being dragged, on the border between pixels. */
  focus: ImagePoint;
  /** The box the corner belongs to, and its index among the image's boxes. */
  box: Box;
  index: number;
  pointer: StagePoint;
  stage: PixelSize;
}

/** In CSS pixels. */
const side = 144;
const away = 28;
/** Image pixels across: 9 CSS pixels each. */
const pixelsAcross = 16;

/** Shows the pixels around the corner being dragged, large enough to count, beside the pointer. */
export function Magnifier({ layers, focus, box, index, pointer, stage }: MagnifierProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const left = pointer.left + away + side > stage.width ? -away - side : away;
  const top = pointer.top - away - side < 0 ? away : -away - side;

  useEffect(() => {
    const pen = canvas.current?.getContext("2d");
    if (pen) drawMagnified(pen, layers, focus, box, boxColour(index));
  }, [layers, focus, box, index]);

  return (
    <div
      aria-hidden
      className="pointer-events-none absolute overflow-hidden rounded-md border border-line-strong bg-ground shadow-float"
      style={{ left: pointer.left + left, top: pointer.top + top }}
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
