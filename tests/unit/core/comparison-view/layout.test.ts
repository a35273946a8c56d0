import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparedIds, comparisonPath, mostCompared } from "@/lib/core/comparison-view/address";
import { layoutOf, paneGap, usualAspect } from "@/lib/core/comparison-view/layout";

const anyRoom = fc.record({
  width: fc.integer({ min: 400, max: 3000 }),
  height: fc.integer({ min: 300, max: 2000 }),
});

describe("the layout of panes", () => {
  it("has a place for every image and stays within its room", () => {
    const aspect = fc.double({ min: 0.2, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), aspect, anyRoom, (count, ratio, room) => {
        const { columns, rows, pane } = layoutOf(count, ratio, room);
        expect(columns * rows).toBeGreaterThanOrEqual(count);
        expect(columns * (rows - 1)).toBeLessThan(count);
        expect(columns * pane.width + (columns - 1) * paneGap).toBeLessThanOrEqual(room.width);
        expect(rows * pane.height + (rows - 1) * paneGap).toBeLessThanOrEqual(room.height);
        expect(Number.isInteger(pane.width) && Number.isInteger(pane.height)).toBe(true);
      }),
    );
  });

  it("puts two tall images side by side and two wide ones one below the other", () => {
    const room = { width: 1000, height: 800 };
    expect(layoutOf(2, 0.5, room)).toMatchObject({ columns: 2, rows: 1 });
    expect(layoutOf(2, 3, room)).toMatchObject({ columns: 1, rows: 2 });
  });

  it("follows the ratio that most images have", () => {
    const square = { width: 100, height: 100 };
    expect(usualAspect([square, { width: 900, height: 100 }, square])).toBe(1);
  });
});

describe("an address of images", () => {
  const anyIds = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20 });

  it("returns the first twelve", () => {
    fc.assert(
      fc.property(anyIds, (ids) => {
        const { searchParams } = new URL(comparisonPath([...ids, ...ids]), "http://studio");
        expect(comparedIds(searchParams.get("images"))).toEqual(ids.slice(0, mostCompared));
      }),
    );
  });

  it("leaves out anything that is not an image", () => {
    expect(comparedIds("x,,%20")).toEqual([]);
    expect(comparedIds(null)).toEqual([]);
    expect(comparisonPath([])).toBe("/compare");
  });
});
