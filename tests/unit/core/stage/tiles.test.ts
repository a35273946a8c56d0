import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isPreviewEnough,
  levelFor,
  levelSize,
  type PixelArea,
  previewSidePx,
  tileGrid,
  tileRegion,
  tileSidePx,
  visibleTiles,
} from "@/lib/core/stage/tiles";
import { toImage, type Viewport } from "@/lib/core/stage/viewport";

const side = fc.integer({ min: 1, max: 16_384 });
const image = fc.record({ width: side, height: side });
const imageAtLevel = image.chain((size) => {
  const coarsest = Math.max(0, Math.ceil(Math.log2(Math.max(size.width, size.height) / 1024)));
  return fc.record({ size: fc.constant(size), level: fc.nat({ max: coarsest }) });
});
const stage = fc.record({
  width: fc.integer({ min: 1, max: 4000 }),
  height: fc.integer({ min: 1, max: 3000 }),
});
const offset = fc.double({ min: -20_000, max: 4000, noNaN: true });
const viewport: fc.Arbitrary<Viewport> = fc.record({
  scale: fc.double({ min: 0.01, max: 32, noNaN: true }),
  left: offset,
  top: offset,
});
const devicePixelRatio = fc.constantFrom(1, 1.25, 1.5, 2, 3);
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

/** The intervals that a grid's tiles cover along one axis. */
const intervals = (count: number, at: (index: number) => [number, number] | undefined) =>
  Array.from({ length: count }, (_, index) => at(index));

const holds = ({ left, top, width, height }: PixelArea, x: number, y: number) =>
  x >= left && x <= left + width && y >= top && y <= top + height;

describe("the tiles of a level", () => {
  it("cover the image exactly, without overlap", () => {
    fc.assert(
      fc.property(imageAtLevel, ({ size, level }) => {
        const { columns, rows } = tileGrid(size, level);
        // The region is a product of two intervals, so it is enough to look along each axis.
        const across = intervals(columns, (column) => {
          const region = tileRegion(size, level, column, rows - 1);
          return region && [region.left, region.left + region.width];
        });
        const down = intervals(rows, (row) => {
          const region = tileRegion(size, level, columns - 1, row);
          return region && [region.top, region.top + region.height];
        });
        for (const [line, length] of [
          [across, size.width],
          [down, size.height],
        ] as const) {
          expect(line[0]?.[0]).toBe(0);
          expect(line.at(-1)?.[1]).toBe(length);
          for (const [index, interval] of line.entries()) {
            expect(interval?.[1]).toBeGreaterThan(interval?.[0] ?? Number.NaN);
            if (index > 0) expect(interval?.[0]).toBe(line[index - 1]?.[1]);
          }
        }
      }),
    );
  });

  it("have pictures of at most 1024 px that together are as large as the level", () => {
    fc.assert(
      fc.property(imageAtLevel, ({ size, level }) => {
        const { columns, rows } = tileGrid(size, level);
        const total = { width: 0, height: 0 };
        for (let column = 0; column < columns; column += 1) {
          const region = tileRegion(size, level, column, 0);
          const { width } = levelSize(region ?? size, level);
          expect(width).toBeLessThanOrEqual(tileSidePx);
          total.width += width;
        }
        for (let row = 0; row < rows; row += 1) {
          total.height += levelSize(tileRegion(size, level, 0, row) ?? size, level).height;
        }
        expect(total).toEqual(levelSize(size, level));
      }),
    );
  });

  it("end where the grid ends, and at the level with a single tile", () => {
    const size = { width: 8000, height: 5000 };
    expect(tileGrid(size, 0)).toEqual({ columns: 8, rows: 5 });
    expect(tileRegion(size, 0, 7, 4)).toEqual({ left: 7168, top: 4096, width: 832, height: 904 });
    expect(tileRegion(size, 0, 8, 0)).toBeUndefined();
    expect(tileRegion(size, 0, 0, 5)).toBeUndefined();
    expect(tileRegion(size, 0, -1, 0)).toBeUndefined();
    expect(tileRegion(size, 3, 0, 0)).toEqual({ left: 0, top: 0, width: 8000, height: 5000 });
    expect(tileRegion(size, 4, 0, 0)).toBeUndefined();
  });
});

describe("the level", () => {
  it("is the coarsest whose pixels are not enlarged", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 100, noNaN: true }), (scale) => {
        const level = levelFor(scale);
        expect(level).toBeGreaterThanOrEqual(0);
        if (level > 0) expect(1 / 2 ** level).toBeGreaterThanOrEqual(scale);
        expect(1 / 2 ** (level + 1)).toBeLessThan(scale);
      }),
    );
    expect([32, 1, 0.51, 0.5, 0.26, 0.25, 0.1].map(levelFor)).toEqual([0, 0, 0, 1, 1, 2, 3]);
  });
});

describe("the visible tiles", () => {
  it("hold every image point that the stage shows", () => {
    fc.assert(
      fc.property(
        image,
        viewport,
        stage,
        devicePixelRatio,
        fraction,
        fraction,
        (size, at, room, ratio, right, down) => {
          const { x, y } = toImage(at, { left: right * room.width, top: down * room.height });
          fc.pre(x >= 0 && y >= 0 && x < size.width && y < size.height);
          const tiles = visibleTiles(size, at, room, ratio);
          expect(tiles.some(({ region }) => holds(region, x, y))).toBe(true);
        },
      ),
    );
  });

  it("are as many as the screen needs, however large the image", () => {
    // Most places of an image are out of sight; here it covers the stage, so that there is a need.
    const covered = fc
      .tuple(stage, fc.double({ min: 0.05, max: 4, noNaN: true }), fraction, fraction)
      .map(([room, scale, right, down]) => {
        const size = {
          width: Math.ceil(room.width / scale) + 3000,
          height: Math.ceil(room.height / scale) + 3000,
        };
        const left = -right * (size.width * scale - room.width);
        const top = -down * (size.height * scale - room.height);
        return { size, room, at: { scale, left, top } };
      });
    let several = 0;
    fc.assert(
      fc.property(covered, devicePixelRatio, ({ size, room, at }, ratio) => {
        const count = visibleTiles(size, at, room, ratio).length;
        if (count > 3) several += 1;
        expect(count).toBeGreaterThan(0);
        const most = (length: number) => Math.ceil((length * ratio) / (tileSidePx / 2)) + 1;
        expect(count).toBeLessThanOrEqual(most(room.width) * most(room.height));
      }),
    );
    expect(several).toBeGreaterThan(20);
    fc.assert(
      fc.property(image, viewport, stage, devicePixelRatio, (size, at, room, ratio) => {
        const most = (length: number) => Math.ceil((length * ratio) / (tileSidePx / 2)) + 1;
        const tiles = visibleTiles(size, at, room, ratio);
        expect(tiles.length).toBeLessThanOrEqual(most(room.width) * most(room.height));
        expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(tiles.length);
      }),
    );
  });

  it("start in the middle of the stage", () => {
    const at = { scale: 1, left: -2560, top: -2560 };
    const tiles = visibleTiles({ width: 8000, height: 8000 }, at, { width: 3072, height: 3072 }, 1);
    expect(tiles[0]).toMatchObject({ level: 0, column: 3, row: 3 });
    expect(tiles).toHaveLength(16);
    expect(tiles.at(-1)).not.toMatchObject({ column: 4 });
  });

  it("are none if the image is out of sight", () => {
    const room = { width: 900, height: 700 };
    const size = { width: 2000, height: 2000 };
    expect(visibleTiles(size, { scale: 1, left: 901, top: 0 }, room, 1)).toEqual([]);
    expect(visibleTiles(size, { scale: 1, left: 0, top: -2001 }, room, 1)).toEqual([]);
  });
});

describe("the preview", () => {
  const large = { width: 8000, height: 6000 };
  const enough = (size: typeof large, scale: number, ratio = 1) =>
    isPreviewEnough(size, { scale, left: 0, top: 0 }, ratio, previewSidePx);

  it("suffices below its own scale, counted in screen pixels", () => {
    expect(enough(large, 0.25)).toBe(true);
    expect(enough(large, 0.256)).toBe(false);
    expect(enough(large, 0.25, 2)).toBe(false);
  });

  it("of a small image suffices below 100 %, since it is lossy", () => {
    const small = { width: 800, height: 600 };
    expect(enough(small, 0.99)).toBe(true);
    expect(enough(small, 1)).toBe(false);
  });
});
