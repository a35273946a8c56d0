import { type Box, boxBetween, type ImagePoint, type PixelSize } from "./box";

/** The eight handles, named by the edges they move. */
export const handles = ["nw", "n", "ne", "e", "se", "s", "sw", "w"] as const;
export type Handle = (typeof handles)[number];

export interface ResizeOptions {
  keepRatio?: boolean;
  /** Also moves the opposite edges, so that the centre stays. */
  fromCentre?: boolean;
}

/**
 * The box after a handle moved by a distance in image pixels. Edges the handle does not hold stay
 * where they are, even outside the window; an edge that crosses its opposite swaps with it. A box
 * that keeps its ratio or centre stops growing once its first edge reaches the image's.
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
 * The box drawn from one point to another. Its corners are the pixels under the two points, so that
 * it has the numbers shown there. `keepRatio` makes a square; `fromCentre` makes the first point
 * the centre.
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

/** One dimension of a box while it is being resized. */
interface Stretch {
  /** The coordinate that stays fixed. */
  anchor: number;
  length: number;
  /** The direction from the anchor; 0 for both. */
  direction: -1 | 0 | 1;
  /** The requested scale factor; negative if the side flips over. */
  factor: number;
  /** The largest factor the image has room for. */
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

/** The factor of the side the handle moves; for a corner, that of the side pulled further. */
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
