import type { Box, ImagePoint, PixelSize } from "../box/box";
import type { View } from "./view";

/** A point on the stage, in CSS pixels from its top left. Not to be mixed up with an ImagePoint. */
export interface StagePoint {
  left: number;
  top: number;
}

/** How an image is placed on the stage: stage = image × scale + offset. */
export interface Viewport {
  /** CSS pixels per image pixel; 1 is 100 %. */
  scale: number;
  left: number;
  top: number;
}

export function viewportOf({ scale, centre }: View, stage: PixelSize): Viewport {
  return {
    scale,
    left: stage.width / 2 - centre.x * scale,
    top: stage.height / 2 - centre.y * scale,
  };
}

export function viewOf(viewport: Viewport, stage: PixelSize): View {
  const middle = { left: stage.width / 2, top: stage.height / 2 };
  return { scale: viewport.scale, centre: toImage(viewport, middle) };
}

/**
 * The viewport with its origin on a whole device pixel. This keeps the picture sharp at 100 %, and
 * what is drawn stays where the pointer hits it.
 */
export function onDevicePixels(viewport: Viewport, devicePixelRatio: number): Viewport {
  const whole = (value: number) => Math.round(value * devicePixelRatio) / devicePixelRatio;
  return { scale: viewport.scale, left: whole(viewport.left), top: whole(viewport.top) };
}

/** 3200 %. */
const largestScale = 32;
/** In CSS pixels: this much of the picture always stays visible. */
const keptInSight = 48;

export function toImage(viewport: Viewport, point: StagePoint): ImagePoint {
  return {
    x: (point.left - viewport.left) / viewport.scale,
    y: (point.top - viewport.top) / viewport.scale,
  };
}

export function toStage(viewport: Viewport, point: ImagePoint): StagePoint {
  return {
    left: point.x * viewport.scale + viewport.left,
    top: point.y * viewport.scale + viewport.top,
  };
}

/** Where the sides of a box are on the stage. */
export function boxOnStage([x1, y1, x2, y2]: Box, viewport: Viewport) {
  const { left, top } = toStage(viewport, { x: x1, y: y1 });
  const { left: right, top: bottom } = toStage(viewport, { x: x2, y: y2 });
  return { left, top, right, bottom };
}

function centred(image: PixelSize, stage: PixelSize, scale: number): Viewport {
  return {
    scale,
    left: (stage.width - image.width * scale) / 2,
    top: (stage.height - image.height * scale) / 2,
  };
}

/** Space left free on both sides, in CSS pixels. */
interface Margin {
  across: number;
  down: number;
}

/**
 * The whole image in the middle of the stage, with a margin around it. A small image is shown at
 * 100 % instead of enlarged.
 */
export function fitted(image: PixelSize, stage: PixelSize, margin: Margin): Viewport {
  const room = {
    width: Math.max(1, stage.width - margin.across * 2),
    height: Math.max(1, stage.height - margin.down * 2),
  };
  const scale = Math.min(1, room.width / image.width, room.height / image.height);
  return centred(image, stage, scale);
}

/** Scales by a factor, keeping the image point under the given stage point in place. */
export function zoomedAt(
  viewport: Viewport,
  at: StagePoint,
  factor: number,
  smallestScale: number,
): Viewport {
  const scale = Math.min(largestScale, Math.max(smallestScale, viewport.scale * factor));
  const fixed = toImage(viewport, at);
  return { scale, left: at.left - fixed.x * scale, top: at.top - fixed.y * scale };
}

/** Moves the image by CSS pixels, but never out of sight. */
export function panned(
  viewport: Viewport,
  by: StagePoint,
  image: PixelSize,
  stage: PixelSize,
): Viewport {
  const within = (offset: number, length: number, room: number) =>
    Math.min(room - keptInSight, Math.max(keptInSight - length, offset));
  return {
    scale: viewport.scale,
    left: within(viewport.left + by.left, image.width * viewport.scale, stage.width),
    top: within(viewport.top + by.top, image.height * viewport.scale, stage.height),
  };
}

/** What two fingers did: they scaled by a factor around a point, and moved. */
interface Pinch {
  /** The midpoint before the move. */
  from: StagePoint;
  factor: number;
  by: StagePoint;
}

/** Reads the movement of two fingers, in CSS pixels. */
export function pinchOf(before: [StagePoint, StagePoint], after: [StagePoint, StagePoint]): Pinch {
  const apart = ([one, other]: [StagePoint, StagePoint]) =>
    Math.max(1, Math.hypot(one.left - other.left, one.top - other.top));
  const middle = ([one, other]: [StagePoint, StagePoint]) => ({
    left: (one.left + other.left) / 2,
    top: (one.top + other.top) / 2,
  });
  const from = middle(before);
  const to = middle(after);
  return {
    from,
    factor: apart(after) / apart(before),
    by: { left: to.left - from.left, top: to.top - from.top },
  };
}

/** Follows two fingers: the image points under them stay under them. */
export function pinched(
  viewport: Viewport,
  before: [StagePoint, StagePoint],
  after: [StagePoint, StagePoint],
  smallestScale: number,
): Viewport {
  const { from, factor, by } = pinchOf(before, after);
  const zoomed = zoomedAt(viewport, from, factor, smallestScale);
  return { scale: zoomed.scale, left: zoomed.left + by.left, top: zoomed.top + by.top };
}

/** A box in the middle of the stage, with space around it. */
export function aroundBox([x1, y1, x2, y2]: Box, stage: PixelSize, margin: Margin): Viewport {
  const across = Math.max(1, stage.width - margin.across * 2) / (x2 - x1);
  const down = Math.max(1, stage.height - margin.down * 2) / (y2 - y1);
  const scale = Math.min(largestScale, across, down);
  return viewportOf({ scale, centre: { x: (x1 + x2) / 2, y: (y1 + y2) / 2 } }, stage);
}
