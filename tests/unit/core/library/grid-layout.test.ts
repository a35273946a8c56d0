import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  entriesWithin,
  framesOfRow,
  gridLayout,
  heightOf,
  neighbourOf,
  rowAt,
  rowCountOf,
  rowOf,
  rowsBetween,
  squareSize,
} from "@/lib/core/library/grid/grid-layout";

const aspects = fc
  .array(fc.double({ min: 0.5, max: 2.8, noNaN: true }), { maxLength: 300 })
  .map((list) => Float32Array.from(list));
const shape = fc.record({
  width: fc.integer({ min: 180, max: 2_400 }),
  gap: fc.integer({ min: 0, max: 16 }),
  target: fc.integer({ min: 60, max: 400 }),
  pivot: fc.integer({ min: 0, max: 320 }),
});
const layouts = fc.tuple(aspects, shape).map(([list, given]) => gridLayout(list, given));
const rowsOf = (layout: ReturnType<typeof gridLayout>) =>
  Array.from({ length: rowCountOf(layout) }, (_, row) => framesOfRow(layout, row));

describe("the grid", () => {
  it("shows every image exactly once, in order", () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const shown = rowsOf(layout).flatMap((row) => row.map(({ index }) => index));
        expect(shown).toEqual(Array.from(layout.aspects.keys()));
      }),
    );
  });

  it("fills the width with every row but the first before a pivot and the last", () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const { width, pivot } = layout.shape;
        const rows = rowsOf(layout);
        const full = rows.slice(pivot > 0 ? 1 : 0, -1).filter((row) => row[0]?.index !== 0);
        for (const row of full) {
          const right = row.at(-1);
          if (!right || right.index === Math.min(pivot, layout.aspects.length) - 1) continue;
          expect(Math.abs(right.left + right.width - width)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("never lets tiles overlap or exceed the width", () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        let bottom = 0;
        for (const row of rowsOf(layout)) {
          let right = 0;
          for (const frame of row) {
            expect(frame.left).toBeGreaterThanOrEqual(right);
            expect(frame.top).toBeGreaterThanOrEqual(bottom - 1);
            right = frame.left + frame.width;
          }
          expect(right).toBeLessThanOrEqual(layout.shape.width + 1);
          bottom = (row[0]?.top ?? 0) + (row[0]?.height ?? 0);
        }
        expect(Math.abs(bottom - heightOf(layout))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("leaves everything after the pivot in place when images join before it", () => {
    const cases = fc.tuple(aspects, aspects, shape);
    fc.assert(
      fc.property(cases, ([front, list, given]) => {
        const pivot = Math.min(given.pivot, list.length);
        const before = gridLayout(list, { ...given, pivot });
        const joined = Float32Array.from([...front, ...list]);
        const after = gridLayout(joined, { ...given, pivot: pivot + front.length });
        // Rows lie on whole pixels, so their tops may differ by a rounding; lefts may not.
        const behind = (layout: typeof before, from: number) =>
          rowsOf(layout)
            .filter((row) => (row[0]?.index ?? 0) >= from)
            .map((row) => row.map(({ index, left }) => [index - from, left]));
        expect(behind(after, pivot + front.length)).toEqual(behind(before, pivot));
      }),
    );
  });

  it("finds the rows in sight, as checking each row would", () => {
    const span = fc.tuple(
      fc.integer({ min: -100, max: 40_000 }),
      fc.integer({ min: 0, max: 2_000 }),
    );
    fc.assert(
      fc.property(layouts, span, (layout, [top, height]) => {
        const { first, last } = rowsBetween(layout, top, top + height);
        const inSight = rowsOf(layout).flatMap((_, row) => {
          const begin = layout.tops[row] ?? 0;
          const end = layout.tops[row + 1] ?? 0;
          return begin <= top + height && end > top ? [row] : [];
        });
        if (inSight.length > 0) expect([first, last]).toEqual([inSight[0], inSight.at(-1)]);
        for (const row of inSight) expect(rowAt(layout, layout.tops[row] ?? 0)).toBe(row);
      }),
    );
  });

  it("leads to the row above and below and back into the same column of squares", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 200, max: 1_600 }),
        fc.nat(),
        (count, width, chosen) => {
          const target = squareSize(width, 8, 120);
          const layout = gridLayout(new Float32Array(count).fill(1), {
            width,
            gap: 8,
            target,
            pivot: 0,
          });
          const index = chosen % count;
          const columns = Math.round((width + 8) / (target + 8));
          const below = neighbourOf(layout, index, "down");
          if (index + columns < count) expect(below).toBe(index + columns);
          if (index >= columns) expect(neighbourOf(layout, index, "up")).toBe(index - columns);
          expect(neighbourOf(layout, index, "left")).toBe(Math.max(0, index - 1));
          expect(rowOf(layout, index)).toBe(Math.floor(index / columns));
        },
      ),
    );
  });

  it("selects with a rectangle what checking each tile would", () => {
    const corner = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(layouts, corner, corner, corner, corner, (layout, x1, y1, x2, y2) => {
        const area = {
          left: Math.min(x1, x2),
          right: Math.max(x1, x2),
          top: Math.min(y1, y2),
          bottom: Math.max(y1, y2),
        };
        const caught = rowsOf(layout)
          .flat()
          .filter(
            ({ left, top, width, height }) =>
              left <= area.right &&
              left + width >= area.left &&
              top <= area.bottom &&
              top + height >= area.top,
          )
          .map(({ index }) => index);
        expect(entriesWithin(layout, area)).toEqual(caught);
      }),
    );
  });

  it("lays out a hundred thousand", () => {
    const list = Float32Array.from({ length: 100_000 }, (_, place) => 0.5 + (place % 20) / 10);
    const layout = gridLayout(list, { width: 292, gap: 8, target: 120, pivot: 3 });
    expect(layout.starts.at(-1)).toBe(100_000);
    expect(rowCountOf(layout)).toBeGreaterThan(20_000);
  });
});
