import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looseSheet, matrixSheet, sheetCell } from "@/lib/core/comparison-view/comparison-sheet";
import { type Head, mapCells } from "@/lib/core/comparison-view/matrix";
import { anyMatrix, nameOf } from "../../../support/matrix-arbitrary";

const words = { title: "t", subtitle: "" };
const cellFor = (id: string) => sheetCell({ id, width: 4, height: 3 }, [id]);

describe("a comparison as a sheet", () => {
  it("puts every image in the column and the row of its values", () => {
    fc.assert(
      fc.property(anyMatrix, ({ matrix, cells }) => {
        const pictures = mapCells(matrix, (_, heads) => cellFor(heads.map(nameOf).join(", ")));
        const sheet = matrixSheet(words, pictures, nameOf);
        const named = sheet.rows.flatMap(({ header, cells: shown }) =>
          shown.map((cell, column) => {
            const heads = [header, sheet.columnHeaders?.[column]].filter(Boolean);
            return { heads: heads.join(", "), picture: cell?.picture };
          }),
        );
        expect(named).toHaveLength(cells.length);
        for (const { heads, picture } of named) expect(heads).toBe(picture);
        expect(new Set(named.map(({ picture }) => picture)).size).toBe(cells.length);
      }),
    );
  });

  it("leaves a place empty if there is no image", () => {
    fc.assert(
      fc.property(anyMatrix, fc.func(fc.boolean()), ({ matrix, cells }, hasImage) => {
        const pictures = mapCells(matrix, ({ coordinates }) =>
          hasImage(coordinates) ? cellFor(coordinates.join()) : undefined,
        );
        const { rows } = matrixSheet(words, pictures, nameOf);
        expect(rows.flatMap((row) => row.cells.map((cell) => cell?.picture))).toEqual(
          cells.map(({ coordinates }) => (hasImage(coordinates) ? coordinates.join() : undefined)),
        );
      }),
    );
  });

  it("names no rows where an axis value has no name", () => {
    const head = (value: number): Head => ({ axis: 0, value });
    const matrix = {
      columns: [{ axis: 1, value: 0 }],
      tables: [
        { head: undefined, rows: [0, 1].map((value) => ({ head: head(value), cells: [] })) },
      ],
    };
    const { rows } = matrixSheet(words, matrix, ({ value }) => (value === 0 ? "" : "second"));
    expect(rows.map(({ header }) => header)).toEqual([undefined, "second"]);
  });

  it("has at most four columns without axes", () => {
    const cells = Array.from({ length: 12 }, (_, index) => cellFor(String(index)));
    expect(looseSheet(words, cells)).toMatchObject({ columns: 4 });
    expect(looseSheet(words, cells).rows.map((row) => row.cells.length)).toEqual([4, 4, 4]);
    expect(looseSheet(words, cells.slice(0, 2))).toMatchObject({ columns: 2 });
  });
});
