"use client";

import { Group, Image, Layer, Rect, Stage, Text } from "react-konva";
import type { Box, PixelSize } from "@/lib/core/bbox/box";
import { handles } from "@/lib/core/bbox/box";
import { handlePoints } from "@/lib/core/canvas/hit";
import { toStage, type Viewport } from "@/lib/core/canvas/viewport";
import { boxColours, boxLetters } from "./stage-image";

interface KonvaStageProps {
  size: PixelSize;
  image: PixelSize;
  bitmap: ImageBitmap;
  viewport: Viewport;
  boxes: Box[];
  selected: number | undefined;
  /** The last box is being drawn: it shows its handles already. */
  isDrawing: boolean;
}

/** From this scale on single pixels are meant to be seen. */
const pixelScale = 4;

/** Draws the picture and its boxes. Decides nothing: events are handled on the surface around it. */
export default function KonvaStage({
  size,
  image,
  bitmap,
  viewport,
  boxes,
  selected,
  isDrawing,
}: KonvaStageProps) {
  const { left, top, scale } = viewport;
  return (
    <Stage width={size.width} height={size.height} listening={false}>
      <Layer listening={false} imageSmoothingEnabled={scale < pixelScale}>
        <Image
          image={bitmap}
          x={left}
          y={top}
          width={image.width * scale}
          height={image.height * scale}
        />
      </Layer>
      <Layer listening={false}>
        {boxes.map((box, index) => (
          <BoxFigure
            // biome-ignore lint/suspicious/noArrayIndexKey: a box is known by its place: A or B.
            key={index}
            box={box}
            index={index}
            viewport={viewport}
            isSelected={index === selected}
            isDrawing={isDrawing && index === boxes.length - 1}
          />
        ))}
      </Layer>
    </Stage>
  );
}

interface BoxFigureProps {
  box: Box;
  index: number;
  viewport: Viewport;
  isSelected: boolean;
  isDrawing: boolean;
}

const handleSize = 9;
const tagSize = 20;

/** A box as it is seen on any picture: a coloured line in a dark halo, its letter, its handles. */
function BoxFigure({ box, index, viewport, isSelected, isDrawing }: BoxFigureProps) {
  const [x1, y1, x2, y2] = box;
  const from = toStage(viewport, { x: x1, y: y1 });
  const to = toStage(viewport, { x: x2, y: y2 });
  const frame = {
    x: from.left,
    y: from.top,
    width: to.left - from.left,
    height: to.top - from.top,
  };
  const colour = boxColours[index] ?? boxColours[0];
  // Above the box, or inside its corner where there is no room above.
  const tagTop = from.top >= tagSize + 8 ? from.top - tagSize - 6 : from.top + 6;
  const points = handlePoints(box, viewport);
  const hasHandles = isSelected || isDrawing;

  return (
    <Group>
      <Rect
        {...frame}
        stroke="#000000"
        opacity={0.5}
        strokeWidth={5}
        fillEnabled={false}
        perfectDrawEnabled={false}
      />
      <Rect
        {...frame}
        stroke={colour}
        strokeWidth={isSelected ? 2.5 : 2}
        fill={`${colour}${isSelected ? "24" : "12"}`}
        perfectDrawEnabled={false}
      />
      <Rect
        x={from.left}
        y={tagTop}
        width={tagSize}
        height={tagSize}
        cornerRadius={4}
        fill={colour}
      />
      <Text
        x={from.left}
        y={tagTop}
        width={tagSize}
        height={tagSize}
        align="center"
        verticalAlign="middle"
        text={boxLetters[index] ?? ""}
        fontStyle="bold"
        fontSize={12}
        fontFamily="Inter Variable, sans-serif"
        fill="#111111"
      />
      {hasHandles &&
        handles.map((handle) => (
          <Rect
            key={handle}
            x={points[handle].left - handleSize / 2}
            y={points[handle].top - handleSize / 2}
            width={handleSize}
            height={handleSize}
            cornerRadius={2}
            fill="#ffffff"
            stroke={colour}
            strokeWidth={2}
          />
        ))}
    </Group>
  );
}
