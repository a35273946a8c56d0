import type { ImagePoint } from "@/lib/core/box/box";
import type { PixelArea } from "@/lib/core/stage/tiles";

/** A decoded part of a picture. Layers are drawn in order, coarse ones first. */
export interface PictureLayer {
  /** Unique among the picture's layers. */
  key: string;
  bitmap: ImageBitmap;
  /** The region of the upright original that it covers, in its pixels. */
  region: PixelArea;
  /** Whether its pixels are the original's, neither scaled nor changed by a lossy format. */
  isExact: boolean;
}

interface PixelColour {
  /** `#b98b62` */
  hex: string;
  isExact: boolean;
}

/** Draws a part of the picture from the finest pixels available. `region` is in image pixels. */
export function drawRegion(
  pen: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  layers: PictureLayer[],
  region: PixelArea,
  to: { width: number; height: number },
): void {
  const across = to.width / region.width;
  const down = to.height / region.height;
  for (const { bitmap, region: covered } of layers) {
    pen.drawImage(
      bitmap,
      (covered.left - region.left) * across,
      (covered.top - region.top) * down,
      covered.width * across,
      covered.height * down,
    );
  }
}

/** The colour of the pixel at a point, as far as it is known yet. */
export function colourAt(layers: PictureLayer[], { x, y }: ImagePoint): PixelColour | undefined {
  const layer = layers.findLast(({ region: { left, top, width, height } }) => {
    return x >= left && y >= top && x < left + width && y < top + height;
  });
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (!layer || !pen) return undefined;
  const { bitmap, region, isExact } = layer;
  const column = Math.floor(((Math.floor(x) - region.left) * bitmap.width) / region.width);
  const row = Math.floor(((Math.floor(y) - region.top) * bitmap.height) / region.height);
  pen.drawImage(bitmap, column, row, 1, 1, 0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((value) => value.toString(16).padStart(2, "0")).join("");
  return { hex: `#${hex}`, isExact };
}
