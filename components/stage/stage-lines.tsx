"use client";

import { Line, Shape } from "react-konva";
import type { PixelSize } from "@/lib/core/box/box";
import type { Guide } from "@/lib/core/box/snap";
import { toImage, toStage, type Viewport } from "@/lib/core/stage/viewport";

interface LinesProps {
  image: PixelSize;
  viewport: Viewport;
  /** The stage's size in CSS pixels. */
  size: PixelSize;
}

/** The borders between pixels, shown once pixels are large enough to count. */
export function PixelGrid({ image, viewport, size }: LinesProps) {
  const from = toImage(viewport, { left: 0, top: 0 });
  const to = toImage(viewport, { left: size.width, top: size.height });
  const first = { x: Math.max(0, Math.floor(from.x)), y: Math.max(0, Math.floor(from.y)) };
  const last = {
    x: Math.min(image.width, Math.ceil(to.x)),
    y: Math.min(image.height, Math.ceil(to.y)),
  };
  const start = toStage(viewport, first);
  const end = toStage(viewport, last);
  return (
    <Shape
      stroke="#808080"
      strokeWidth={1}
      opacity={0.45}
      perfectDrawEnabled={false}
      sceneFunc={(pen, shape) => {
        pen.beginPath();
        for (let x = first.x; x <= last.x; x += 1) {
          const { left } = toStage(viewport, { x, y: 0 });
          pen.moveTo(left, start.top);
          pen.lineTo(left, end.top);
        }
        for (let y = first.y; y <= last.y; y += 1) {
          const { top } = toStage(viewport, { x: 0, y });
          pen.moveTo(start.left, top);
          pen.lineTo(end.left, top);
        }
        pen.strokeShape(shape);
      }}
    />
  );
}

/** The lines that the current box snaps to, across the stage. */
export function Guides({
  guides,
  viewport,
  size,
}: { guides: Guide[] } & Omit<LinesProps, "image">) {
  return guides.map(({ axis, at }) => {
    const { left, top } = toStage(viewport, { x: at, y: at });
    const points = axis === "x" ? [left, 0, left, size.height] : [0, top, size.width, top];
    return (
      <Line
        key={`${axis}${at}`}
        points={points}
        stroke="#ff4fa3"
        strokeWidth={1}
        dash={[4, 3]}
        perfectDrawEnabled={false}
      />
    );
  });
}
