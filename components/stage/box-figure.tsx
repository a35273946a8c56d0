"use client";

import { Group, Rect, Text } from "react-konva";
import type { Box } from "@/lib/core/box/box";
import { boxColour, boxLetter } from "@/lib/core/box/box-mark";
import { handlePoints, handleReach } from "@/lib/core/stage/hit";
import { boxOnStage, type Viewport } from "@/lib/core/stage/viewport";

interface BoxFigureProps {
  box: Box;
  index: number;
  viewport: Viewport;
  isSelected: boolean;
  /** Something elsewhere on the page points at it. */
  isLit: boolean;
  /** Use larger handles. */
  isFinger: boolean;
}

const handleSize = { pointer: 9, finger: 16 };
const tagSize = 20;
/** The second box is dashed, so that colour is not the only difference. */
const dashes = [undefined, [9, 5]];

/** A box on a picture: a coloured line in a dark halo, its letter and its handles. */
export function BoxFigure({ box, index, viewport, isSelected, isLit, isFinger }: BoxFigureProps) {
  const { left, top, right, bottom } = boxOnStage(box, viewport);
  const frame = { x: left, y: top, width: right - left, height: bottom - top };
  const colour = boxColour(index);
  const dash = dashes[index];
  // Above the box, or inside its corner if there is no room above.
  const tagTop = top >= tagSize + 8 ? top - tagSize - 6 : top + 6;
  const reach = isFinger ? handleReach.finger : handleReach.fine;
  const side = isFinger ? handleSize.finger : handleSize.pointer;

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
        strokeWidth={isLit ? 4 : isSelected ? 2.5 : 2}
        fill={`${colour}${isLit ? "70" : isSelected ? "24" : "12"}`}
        perfectDrawEnabled={false}
        {...(dash && { dash })}
      />
      <Rect x={left} y={tagTop} width={tagSize} height={tagSize} cornerRadius={4} fill={colour} />
      <Text
        x={left}
        y={tagTop}
        width={tagSize}
        height={tagSize}
        align="center"
        verticalAlign="middle"
        text={boxLetter(index)}
        fontStyle="bold"
        fontSize={12}
        fontFamily="Inter Variable, sans-serif"
        fill="#111111"
      />
      {isSelected &&
        handlePoints(box, viewport, reach).map(({ handle, at }) => (
          <Rect
            key={handle}
            x={at.left - side / 2}
            y={at.top - side / 2}
            width={side}
            height={side}
            cornerRadius={2}
            fill="#ffffff"
            stroke={colour}
            strokeWidth={2}
          />
        ))}
    </Group>
  );
}
