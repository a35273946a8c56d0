import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looseSheet, matrixSheet } from "@/lib/core/comparison-view/comparison-sheet";
import { matrixOf } from "@/lib/core/comparison-view/matrix";

const image = (id: string) => ({ id, width: 4, height: 3, lines: [id] });
const anyCounts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });

describe("a comparison as a sheet", () => {
  it("puts every image in the column and the row of its values", () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const matrix = matrixOf(counts);
        const sheet = matrixSheet({
          title: "t",
          subtitle: "",
          matrix,
          headOf: (axis, value) => (axis === undefined ? "" : `${axis}=${value}`),
          imageAt: (coordinates) => image(coordinates.join()),
        });
        expect(sheet.cells).toHaveLength(counts.reduce((product, count) => product * count, 1));
        for (const [place, cell] of sheet.cells.entries()) {
          const heads = [
            sheet.rowHeaders?.[Math.floor(place / sheet.columns)],
            sheet.columnHeaders?.[place % sheet.columns],
          ];
          const named = heads.filter(Boolean).join(", ");
          const expected = cell?.picture.split(",").map((value, axis) => `${axis}=${value}`);
          expect(named).toBe(expected?.join(", "));
        }
      }),
    );
  });

  it("leaves a place empty if there is no image", () => {
    const matrix = matrixOf([2, 2]);
    const imageAt = (place: number[]) => (place.join() === "0,1" ? undefined : image("x"));
    const { cells } = matrixSheet({ title: "", subtitle: "", matrix, headOf: () => "", imageAt });
    expect(cells.map((cell) => cell?.picture)).toEqual(["x", undefined, "x", "x"]);
  });

  it("has at most four columns without axes", () => {
    const images = Array.from({ length: 12 }, (_, index) => image(String(index)));
    expect(looseSheet("t", "", images)).toMatchObject({ columns: 4 });
    expect(looseSheet("t", "", images.slice(0, 2))).toMatchObject({ columns: 2 });
  });
});
