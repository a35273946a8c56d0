import { type Box, type ImagePoint, movedBox, type PixelSize } from "./box";

/** A line that something snapped to, across the whole image; `at` is in image pixels. */
export interface Guide {
  axis: "x" | "y";
  at: number;
}

/** Where edges snap to: the edges and middle of the image and of the other boxes. */
interface SnapLines {
  x: number[];
  y: number[];
}

export function snapLines(image: PixelSize, others: Box[]): SnapLines {
  const middle = (low: number, high: number) => Math.round((low + high) / 2);
  return {
    x: [
      0,
      image.width,
      middle(0, image.width),
      ...others.flatMap(([x1, , x2]) => [x1, x2, middle(x1, x2)]),
    ],
    y: [
      0,
      image.height,
      middle(0, image.height),
      ...others.flatMap(([, y1, , y2]) => [y1, y2, middle(y1, y2)]),
    ],
  };
}

/** The line nearest to a coordinate within the tolerance, both in image pixels. */
function nearest(value: number, lines: number[], tolerance: number): number | undefined {
  const [best] = lines
    .filter((line) => Math.abs(line - value) <= tolerance)
    .sort((one, other) => Math.abs(one - value) - Math.abs(other - value));
  return best;
}

/** A point snapped to any lines within reach, each axis separately. */
export function snappedPoint(
  point: ImagePoint,
  lines: SnapLines,
  tolerance: number,
): { point: ImagePoint; guides: Guide[] } {
  const x = nearest(point.x, lines.x, tolerance);
  const y = nearest(point.y, lines.y, tolerance);
  const guides: Guide[] = [];
  if (x !== undefined) guides.push({ axis: "x", at: x });
  if (y !== undefined) guides.push({ axis: "y", at: y });
  return { point: { x: x ?? point.x, y: y ?? point.y }, guides };
}

/** A moved box, snapped by whichever edge or middle is nearest to a line. It keeps its size. */
export function snappedMove(
  box: Box,
  image: PixelSize,
  lines: SnapLines,
  tolerance: number,
): { box: Box; guides: Guide[] } {
  const [x1, y1, x2, y2] = box;
  const across = pull([x1, x2], lines.x, tolerance);
  const down = pull([y1, y2], lines.y, tolerance);
  const moved = movedBox(box, { x: across?.by ?? 0, y: down?.by ?? 0 }, image);
  const guides: Guide[] = [];
  if (across && moved[0] === x1 + across.by) guides.push({ axis: "x", at: across.line });
  if (down && moved[1] === y1 + down.by) guides.push({ axis: "y", at: down.line });
  return { box: moved, guides };
}

function pull([low, high]: [number, number], lines: number[], tolerance: number) {
  const [best] = [low, high, Math.round((low + high) / 2)]
    .flatMap((place) => {
      const line = nearest(place, lines, tolerance);
      return line === undefined ? [] : [{ by: line - place, line }];
    })
    .sort((one, other) => Math.abs(one.by) - Math.abs(other.by));
  return best;
}
