import type { ImagePoint, PixelSize } from "../bbox/box";
import { toImage, toStage, type Viewport } from "./viewport";

/** The side of a tile's picture in pixels of its level; tiles at the right and bottom are smaller. */
export const tileSidePx = 1024;

/** The longest side of an asset's preview in pixels. */
export const previewSidePx = 2048;

/** The place of a tile: at level k the upright original is shown at 1 / 2^k. */
export interface Tile {
  level: number;
  column: number;
  row: number;
}

/** A part of the upright original, in its pixels. */
export interface Region extends PixelSize {
  left: number;
  top: number;
}

export interface VisibleTile extends Tile {
  region: Region;
}

/** The size of a picture, or of a part of it, at a level. What is left over of a pixel gets a whole one. */
export function levelSize({ width, height }: PixelSize, level: number): PixelSize {
  return { width: Math.ceil(width / 2 ** level), height: Math.ceil(height / 2 ** level) };
}

/** How many tiles lie side by side and one below the other at a level. */
export function tileGrid(image: PixelSize, level: number): { columns: number; rows: number } {
  const { width, height } = levelSize(image, level);
  return { columns: Math.ceil(width / tileSidePx), rows: Math.ceil(height / tileSidePx) };
}

/** The first level at which one tile holds the whole image; there are none beyond it. */
function coarsestLevel({ width, height }: PixelSize): number {
  return Math.max(0, Math.ceil(Math.log2(Math.max(width, height) / tileSidePx)));
}

/** What a tile covers of the upright original; undefined where the image has no such tile. */
export function tileRegion(
  image: PixelSize,
  level: number,
  column: number,
  row: number,
): Region | undefined {
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
 * The coarsest level whose pixels are not enlarged on the screen: the greatest level, at least 0,
 * with 1 / 2^level ≥ device pixels an image pixel.
 */
export function levelFor(devicePixelsPerImagePixel: number): number {
  return Math.max(0, Math.floor(-Math.log2(devicePixelsPerImagePixel)));
}

/**
 * Whether the preview shows all that the screen can: it has at least a pixel for each of the
 * screen's, and is made smaller, which hides what its lossy format changed.
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
 * The tiles that meet the stage, those in its middle first, since that is where one looks. A tile
 * measures more than 512 device pixels, so their number depends on the screen and not on the image.
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

/** The whole numbers below `count` whose unit interval meets an interval. */
function indices(from: number, to: number, count: number): number[] {
  const first = Math.max(0, Math.floor(from));
  const last = Math.min(count - 1, Math.floor(to));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Whether a region meets the rectangle between two points; the last tiles of a grid are cut short. */
function meets({ left, top, width, height }: Region, from: ImagePoint, to: ImagePoint): boolean {
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
