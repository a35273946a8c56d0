import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fittingWidth, type MatrixShape, spaceOf } from "@/lib/core/comparison-view/matrix-size";

const limits = { least: 32, most: 640 };
const room = { width: 1080, height: 700 };
const shape = (facts: Partial<MatrixShape>): MatrixShape => ({
  ...{ tables: 1, rows: 1, columns: 1, aspect: 1 },
  ...{ rowHead: 116, rowHeight: 16, columnHead: () => 56, gap: 8, tableGap: 32 },
  ...facts,
});

describe("the size of a matrix", () => {
  it("lets twenty columns fit into the window", () => {
    const wide = shape({ rows: 3, columns: 20 });
    const width = fittingWidth(wide, room, limits);
    expect(spaceOf(wide, width, room).width).toBeLessThanOrEqual(room.width);
    expect(width).toBe(40);
  });

  it("counts tables beside and below each other", () => {
    const six = shape({ tables: 6, rows: 2, columns: 2 });
    expect(spaceOf(six, 148, room)).toEqual({ width: 2 * 428 + 32, height: 3 * 368 + 2 * 32 });
    const width = fittingWidth(six, room, limits);
    expect(spaceOf(six, width, room).height).toBeLessThanOrEqual(room.height);
    expect(spaceOf(six, width + 4, room).height).toBeGreaterThan(room.height);
  });

  it("is the largest that fits, whatever the shape", () => {
    const anyShape = fc.record({
      tables: fc.integer({ min: 1, max: 8 }),
      rows: fc.integer({ min: 1, max: 12 }),
      columns: fc.integer({ min: 1, max: 24 }),
      aspect: fc.double({ min: 0.25, max: 4, noNaN: true }),
    });
    fc.assert(
      fc.property(anyShape, (facts) => {
        const any = shape(facts);
        const width = fittingWidth(any, room, limits);
        const fits = (wide: number) => {
          const space = spaceOf(any, wide, room);
          return space.width <= room.width && space.height <= room.height;
        };
        expect(width === limits.least || fits(width)).toBe(true);
        expect(width === limits.most || !fits(width + 4)).toBe(true);
      }),
    );
  });
});
