import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawnRows, rowsInSight } from "@/lib/core/library/grid/rows-in-sight";

describe("a list that is only partly in the page", () => {
  it("draws every row in sight, and few others, wherever it is scrolled to", () => {
    fc.assert(
      fc.property(
        fc.record({
          count: fc.nat({ max: 10_000 }),
          rowPx: fc.integer({ min: 10, max: 60 }),
          above: fc.integer({ min: -2_000, max: 700_000 }),
          heightPx: fc.nat({ max: 2_000 }),
        }),
        (sight) => {
          const { count, rowPx, above, heightPx } = sight;
          const { first, end } = rowsInSight(sight);
          for (const y of [above, above + heightPx / 2, above + heightPx - 1]) {
            const row = Math.floor(y / rowPx);
            if (row >= 0 && row < count) expect([first <= row, row < end]).toEqual([true, true]);
          }
          expect(first).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(count);
          expect(end - first).toBeLessThanOrEqual(heightPx / rowPx + 18);
        },
      ),
    );
  });

  it("keeps the row with the focus and its neighbours, in their places among the others", () => {
    const span = { first: 10, end: 13 };
    expect(drawnRows(span, 50)).toEqual([10, 11, 12]);
    expect(drawnRows(span, 50, 11)).toEqual([10, 11, 12]);
    expect(drawnRows(span, 50, 12)).toEqual([10, 11, 12, 13]);
    expect(drawnRows(span, 50, 2)).toEqual([1, 2, 3, 10, 11, 12]);
    expect(drawnRows(span, 50, 49)).toEqual([10, 11, 12, 48, 49]);
    expect(drawnRows({ first: 0, end: 0 }, 0)).toEqual([]);
  });
});
