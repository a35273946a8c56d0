import { type Box, boxBetween, type ImagePoint, type PixelSize } from "./box";

/** The eight handles by the edges that they move. */
export const handles = ["nw", "n", "ne", "e", "se", "s", "sw", "w"] as const;
export type Handle = (typeof handles)[number];

export interface ResizeOptions {
  /** Keeps width : height. */
  keepRatio?: boolean;
  /** Moves the opposite edges as well, so that the middle stays. */
  fromCentre?: boolean;
}

/**
 * The box with the edges of a handle moved by a distance in image pixels. Edges that the handle
 * does not hold stay where they are, also when they lie outside the window; an edge that crosses
 * its opposite swaps with it. What must stay in proportion or in the middle stops growing where
 * the first edge meets the end of the image.
 */
export function resizedBox(
  [x1, y1, x2, y2]: Box,
  handle: Handle,
  by: ImagePoint,
  image: PixelSize,
  { keepRatio = false, fromCentre = false }: ResizeOptions = {},
): Box {
  const across = stretch([x1, x2], pullOf(handle, "w", "e"), by.x, image.width, fromCentre);
  const down = stretch([y1, y2], pullOf(handle, "n", "s"), by.y, image.height, fromCentre);
  const shared = keepRatio
    ? Math.min(sharedFactor(across, down), across.limit, down.limit)
    : undefined;
  const [left, right] = ends(across, shared);
  const [top, bottom] = ends(down, shared);
  return boxBetween({ x: left, y: top }, { x: right, y: bottom }, image);
}

/**
 * The box that is drawn from one point to another: its corners are the pixels under the two points,
 * so that it holds the numbers that were read there. With `keepRatio` a square; with `fromCentre`
 * the first point is its middle.
 */
export function drawnBox(
  from: ImagePoint,
  to: ImagePoint,
  image: PixelSize,
  { keepRatio = false, fromCentre = false }: ResizeOptions = {},
): Box {
  const inside = (value: number, size: number) => Math.min(size, Math.max(0, Math.floor(value)));
  const start = { x: inside(from.x, image.width), y: inside(from.y, image.height) };
  const end = { x: inside(to.x, image.width), y: inside(to.y, image.height) };
  let dx = end.x - start.x;
  let dy = end.y - start.y;
  const room = (place: number, direction: number, size: number) => {
    const ahead = direction < 0 ? place : size - place;
    return fromCentre ? Math.min(place, size - place) : ahead;
  };
  const roomAcross = room(start.x, dx, image.width);
  const roomDown = room(start.y, dy, image.height);
  if (keepRatio) {
    const side = Math.min(Math.max(Math.abs(dx), Math.abs(dy)), roomAcross, roomDown);
    dx = side * (dx < 0 ? -1 : 1);
    dy = side * (dy < 0 ? -1 : 1);
  } else if (fromCentre) {
    dx = Math.min(Math.abs(dx), roomAcross);
    dy = Math.min(Math.abs(dy), roomDown);
  }
  const opposite = fromCentre ? { x: start.x - dx, y: start.y - dy } : start;
  return boxBetween(opposite, { x: start.x + dx, y: start.y + dy }, image);
}

/** One side of a box in the middle of being made longer or shorter. */
interface Stretch {
  /** The place that stays. */
  anchor: number;
  length: number;
  /** Which way the length lies from the anchor; 0 for both ways. */
  direction: -1 | 0 | 1;
  /** How many times as long it is meant to become; negative when it turns over. */
  factor: number;
  /** The largest factor that the image has room for. */
  limit: number;
}

function pullOf(handle: Handle, low: string, high: string): -1 | 0 | 1 {
  return handle.includes(low) ? -1 : handle.includes(high) ? 1 : 0;
}

function stretch(
  [low, high]: [number, number],
  pull: -1 | 0 | 1,
  by: number,
  size: number,
  fromCentre: boolean,
): Stretch {
  const length = high - low;
  if (pull === 0 || fromCentre) {
    const anchor = (low + high) / 2;
    const limit = (2 * Math.min(anchor, size - anchor)) / length;
    return { anchor, length, direction: 0, factor: (length + 2 * pull * by) / length, limit };
  }
  const anchor = pull > 0 ? low : high;
  const factor = (length + pull * by) / length;
  const isTowardsEnd = pull > 0 === factor >= 0;
  const limit = (isTowardsEnd ? size - anchor : anchor) / length;
  return { anchor, length, direction: pull, factor, limit };
}

/** The factor of the side that the handle holds, or of the one that is pulled further. */
function sharedFactor(across: Stretch, down: Stretch): number {
  return Math.abs(across.factor - 1) >= Math.abs(down.factor - 1)
    ? Math.abs(across.factor)
    : Math.abs(down.factor);
}

function ends(side: Stretch, shared: number | undefined): [number, number] {
  const { anchor, length, direction, factor, limit } = side;
  const size = (shared ?? Math.min(Math.abs(factor), limit)) * length;
  if (direction === 0) return [anchor - size / 2, anchor + size / 2];
  return [anchor, anchor + direction * (factor < 0 ? -size : size)];
}
