import { clamp, type PixelSize } from "../box/box";
import { pinchOf, type StagePoint, type Viewport } from "../stage/viewport";

/** A point of any image: 0 to 1 from its left to its right edge and from its top to its bottom. */
export interface RelativePoint {
  x: number;
  y: number;
}

/** What all panes show at once, independent of the size and ratio of their images. */
export interface SharedView {
  /** The point in the middle of each pane. */
  centre: RelativePoint;
  /** Magnification relative to the whole image fitting its pane. */
  magnification: number;
}

export const wholeView: SharedView = { centre: { x: 0.5, y: 0.5 }, magnification: 1 };

const smallestMagnification = 0.5;
/** CSS pixels per image pixel: 3200 %. */
const largestScale = 32;

/** CSS pixels per image pixel at which the image just fits the pane; small images are enlarged. */
export function fitScale(image: PixelSize, pane: PixelSize): number {
  return Math.min(pane.width / image.width, pane.height / image.height);
}

/** How the view places an image in a pane. */
export function paneViewport(
  { centre, magnification }: SharedView,
  image: PixelSize,
  pane: PixelSize,
): Viewport {
  const scale = fitScale(image, pane) * magnification;
  return {
    scale,
    left: pane.width / 2 - centre.x * image.width * scale,
    top: pane.height / 2 - centre.y * image.height * scale,
  };
}

/** The point of a pane's image under a place of the pane; beside the image, outside 0 to 1. */
export function pointUnder(
  at: StagePoint,
  view: SharedView,
  image: PixelSize,
  pane: PixelSize,
): RelativePoint {
  const { scale, left, top } = paneViewport(view, image, pane);
  return {
    x: (at.left - left) / (scale * image.width),
    y: (at.top - top) / (scale * image.height),
  };
}

/** Where a pane shows a point of its image. */
export function placeOfPoint(
  point: RelativePoint,
  view: SharedView,
  image: PixelSize,
  pane: PixelSize,
): StagePoint {
  const { scale, left, top } = paneViewport(view, image, pane);
  return {
    left: left + point.x * image.width * scale,
    top: top + point.y * image.height * scale,
  };
}

/** The nearest point on the image, so that the view never loses it. */
const onImage = ({ x, y }: RelativePoint): RelativePoint => ({
  x: clamp(x, 0, 1),
  y: clamp(y, 0, 1),
});

/** Magnifies by a factor, keeping the point under the pointer in place in its pane. */
export function zoomedTogether(
  view: SharedView,
  at: StagePoint,
  factor: number,
  image: PixelSize,
  pane: PixelSize,
): SharedView {
  const fixed = pointUnder(at, view, image, pane);
  // Another image may allow a higher magnification than this one; zooming here must not reduce it.
  const most = Math.max(1, view.magnification, largestScale / fitScale(image, pane));
  const magnification = clamp(view.magnification * factor, smallestMagnification, most);
  const scale = fitScale(image, pane) * magnification;
  const centre = {
    x: fixed.x - (at.left - pane.width / 2) / (scale * image.width),
    y: fixed.y - (at.top - pane.height / 2) / (scale * image.height),
  };
  return { centre: onImage(centre), magnification };
}

/** Pans a pane's picture by CSS pixels; the others show the same point in their middle. */
export function pannedTogether(
  view: SharedView,
  by: StagePoint,
  image: PixelSize,
  pane: PixelSize,
): SharedView {
  const scale = fitScale(image, pane) * view.magnification;
  const centre = {
    x: view.centre.x - by.left / (scale * image.width),
    y: view.centre.y - by.top / (scale * image.height),
  };
  return { centre: onImage(centre), magnification: view.magnification };
}

/** Follows two fingers on a pane: the points under them stay under them. */
export function pinchedTogether(
  view: SharedView,
  before: [StagePoint, StagePoint],
  after: [StagePoint, StagePoint],
  image: PixelSize,
  pane: PixelSize,
): SharedView {
  const { from, factor, by } = pinchOf(before, after);
  return pannedTogether(zoomedTogether(view, from, factor, image, pane), by, image, pane);
}

/** The magnification at which a pane shows its image at a scale, such as 1 for 100 %. */
export function magnificationFor(scale: number, image: PixelSize, pane: PixelSize): number {
  return scale / fitScale(image, pane);
}
