import type { PixelSize } from "../bbox/box";
import type { Region } from "./tiles";
import { toStage, type Viewport } from "./viewport";

/** From so many device pixels an image pixel on, single pixels are meant to be seen. */
export const pixelScale = 2;

/** A rectangle on the stage, in CSS pixels. */
interface StageFrame extends PixelSize {
  x: number;
  y: number;
}

/**
 * Where a part of the picture lies. On whole device pixels, so that neighbours meet without a seam;
 * where pixels are large enough to be told apart, exactly where they belong.
 */
export function frameOf(
  { left, top, width, height }: Region,
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
 * How another picture lies on the stage when it is laid into the frame of the one that is there:
 * whole, as large as it fits, in the middle. One of the same shape covers it exactly, whatever its
 * size, so that the same place of both lies at the same place of the stage.
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
