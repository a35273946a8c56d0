import type { PixelSize } from "../box/box";
import type { PixelArea } from "./tiles";
import { toStage, type Viewport } from "./viewport";

/** From this many device pixels per image pixel, users want to see single pixels. */
export const pixelScale = 2;

/** A rectangle on the stage, in CSS pixels. */
interface StageFrame extends PixelSize {
  x: number;
  y: number;
}

/**
 * Where a part of the picture goes on the stage: on whole device pixels, so that neighbouring parts
 * meet without a seam, or exactly in place once pixels are large enough to be told apart.
 */
export function frameOf(
  { left, top, width, height }: PixelArea,
  viewport: Viewport,
  ratio: number,
): StageFrame {
  const isLarge = viewport.scale * ratio >= pixelScale;
  const onPixel = (value: number) => (isLarge ? value : Math.round(value * ratio) / ratio);
  const from = toStage(viewport, { x: left, y: top });
  const to = toStage(viewport, { x: left + width, y: top + height });
  const x = onPixel(from.left);
  const y = onPixel(from.top);
  return { x, y, width: onPixel(to.left) - x, height: onPixel(to.top) - y };
}

/**
 * Places another picture into the frame of the one on the stage: whole, as large as fits, centred.
 * A picture with the same proportions covers the frame exactly at any size, so that both show the
 * same point at the same place.
 */
export function laidInto(viewport: Viewport, frame: PixelSize, picture: PixelSize): Viewport {
  const fit = Math.min(frame.width / picture.width, frame.height / picture.height);
  const scale = viewport.scale * fit;
  return {
    scale,
    left: viewport.left + (frame.width * viewport.scale - picture.width * scale) / 2,
    top: viewport.top + (frame.height * viewport.scale - picture.height * scale) / 2,
  };
}
