import type { ImagePoint, PixelSize } from "../box/box";
import { toImage, toStage, type Viewport } from "./viewport";

/** The side of a tile in pixels of its level. Tiles at the right and bottom edge are smaller. */
export const tileSidePx = 1024;

/** The longest side of an asset's preview. */
export const previewSidePx = 2048;

/** A tile's address. Level k shows the upright original at 1 / 2^k. */
export interface Tile {
  level: number;
  column: number;
  row: number;
}

/** A part of the upright original, in its pixels. */
export interface PixelArea extends PixelSize {
  left: number;
  top: number;
}

export interface VisibleTile extends Tile {
  region: PixelArea;
}

/** The size of a picture, or part of one, at a level. Fractions of a pixel round up. */
export function levelSize({ width, height }: PixelSize, level: number): PixelSize {
  return { width: Math.ceil(width / 2 ** level), height: Math.ceil(height / 2 ** level) };
}

/** The number of tile columns and rows at a level. */
export function tileGrid(image: PixelSize, level: number): { columns: number; rows: number } {
  const { width, height } = levelSize(image, level);
  return { columns: Math.ceil(width / tileSidePx), rows: Math.ceil(height / tileSidePx) };
}

/** The first level at which one tile holds the whole image. There are no coarser levels. */
function coarsestLevel({ width, height }: PixelSize): number {
  return Math.max(0, Math.ceil(Math.log2(Math.max(width, height) / tileSidePx)));
}

/** The region of the upright original that a tile covers; undefined if there is no such tile. */
export function tileRegion(
  image: PixelSize,
  level: number,
  column: number,
  row: number,
): PixelArea | undefined {
  const { columns, rows } = tileGrid(image, level);
  if (level < 0 || column < 0 || row < 0) return undefined;
  if (level > coarsestLevel(image) || column >= columns || row >= rows) return undefined;
  const side = tileSidePx * 2 ** level;
  const left = column * side;
  const top = row * side;
  return {
    left,
    top,
    width: Math.min(side, image.width - left),
    height: Math.min(side, image.height - top),
  };
}

/**
 * The coarsest level the screen does not have to enlarge: the greatest level, at least 0, with 1 /
 * 2^level ≥ device pixels per image pixel.
 */
export function levelFor(devicePixelsPerImagePixel: number): number {
  return Math.max(0, Math.floor(-Math.log2(devicePixelsPerImagePixel)));
}

/**
 * Whether the preview shows everything the screen can: it has at least one pixel for each screen
 * pixel, and is scaled down, which hides the artefacts of its lossy format.
 */
export function isPreviewEnough(
  image: PixelSize,
  viewport: Viewport,
  devicePixelRatio: number,
  previewSide: number,
): boolean {
  const previewScale = previewSide / Math.max(image.width, image.height);
  return viewport.scale * devicePixelRatio < Math.min(1, previewScale);
}

/**
 * The tiles visible on the stage, those in the middle first, because users look there. A tile
 * measures more than 512 device pixels, so the number of tiles depends on the screen, not on the
 * image.
 */
export function visibleTiles(
  image: PixelSize,
  viewport: Viewport,
  stage: PixelSize,
  devicePixelRatio: number,
): VisibleTile[] {
  const level = Math.min(levelFor(viewport.scale * devicePixelRatio), coarsestLevel(image));
  const { columns, rows } = tileGrid(image, level);
  const side = tileSidePx * 2 ** level;
  const from = toImage(viewport, { left: 0, top: 0 });
  const to = toImage(viewport, { left: stage.width, top: stage.height });
  const seenColumns = indices(from.x / side, to.x / side, columns);
  const seenRows = indices(from.y / side, to.y / side, rows);
  const tiles: VisibleTile[] = [];
  for (const row of seenRows) {
    for (const column of seenColumns) {
      const region = tileRegion(image, level, column, row);
      if (region && meets(region, from, to)) tiles.push({ level, column, row, region });
    }
  }
  return fromTheMiddle(tiles, viewport, stage);
}

/** The whole numbers below `count` whose unit interval overlaps the given one. */
function indices(from: number, to: number, count: number): number[] {
  const first = Math.max(0, Math.floor(from));
  const last = Math.min(count - 1, Math.floor(to));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Whether a region overlaps the rectangle between two points. The grid's last tiles are cut. */
function meets({ left, top, width, height }: PixelArea, from: ImagePoint, to: ImagePoint): boolean {
  return left < to.x && left + width > from.x && top < to.y && top + height > from.y;
}

function fromTheMiddle(tiles: VisibleTile[], viewport: Viewport, stage: PixelSize): VisibleTile[] {
  const distance = ({ region }: VisibleTile) => {
    const middle = toStage(viewport, {
      x: region.left + region.width / 2,
      y: region.top + region.height / 2,
    });
    return Math.hypot(middle.left - stage.width / 2, middle.top - stage.height / 2);
  };
  return tiles.toSorted((one, other) => distance(one) - distance(other));
}
