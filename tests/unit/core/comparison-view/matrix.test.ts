import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cellsOf,
  type Matrix,
  mapCells,
  matrixOf,
  plainOrder,
  swappedAxes,
} from "@/lib/core/comparison-view/matrix";
import { parseSeeds, seedsText } from "@/lib/core/comparison-view/seed-list";
import { anyMatrix } from "../../../support/matrix-arbitrary";

const headsOf = (coordinates: number[]) => coordinates.map((value, axis) => ({ axis, value }));

describe("the matrix of a comparison", () => {
  it("keeps every cell, in order", () => {
    fc.assert(
      fc.property(anyMatrix, ({ cells, matrix }) => {
        expect(cellsOf(matrix)).toEqual(cells);
      }),
    );
  });

  it("puts each cell below the heads of its values, in whatever order the cells come", () => {
    fc.assert(
      fc.property(anyMatrix, fc.infiniteStream(fc.nat()), ({ axes, cells, matrix }, numbers) => {
        const shuffled = cells
          .map((cell) => ({ cell, order: numbers.next().value }))
          .toSorted((one, other) => one.order - other.order)
          .map(({ cell }) => cell);
        expect(matrixOf(axes, shuffled)).toEqual(matrix);
        mapCells(matrix, ({ coordinates }, heads) => expect(heads).toEqual(headsOf(coordinates)));
      }),
    );
  });

  it("lays any axis across, down or by page", () => {
    fc.assert(
      fc.property(anyMatrix, fc.nat(2), fc.nat(2), ({ axes, cells }, one, other) => {
        const places = axes.length;
        const order = swappedAxes(plainOrder(axes), one % places, other % places);
        const turned = matrixOf(axes, cells, order);
        expect(new Set(cellsOf(turned))).toEqual(new Set(cells));
        mapCells(turned, ({ coordinates }, heads) => {
          expect(heads.map(({ axis }) => axis)).toEqual(order);
          for (const { axis, value } of heads) expect(coordinates[axis]).toBe(value);
        });
      }),
    );
  });

  it("leaves places without a cell empty, and the others where they are", () => {
    fc.assert(
      fc.property(anyMatrix, fc.func(fc.boolean()), ({ axes, cells, matrix }, isThere) => {
        const kept = cells.filter(({ coordinates }) => isThere(coordinates));
        const sparse = matrixOf(axes, kept);
        expect(cellsOf(sparse)).toEqual(kept);
        expect(placesIn(sparse)).toEqual(placesIn(matrix));
      }),
    );
  });

  it("has the same places after each cell was replaced", () => {
    fc.assert(
      fc.property(anyMatrix, ({ cells, matrix }) => {
        const replaced = mapCells(matrix, ({ coordinates }) => coordinates.join());
        expect(cellsOf(replaced)).toEqual(cells.map(({ coordinates }) => coordinates.join()));
        expect(placesIn(replaced)).toEqual(placesIn(matrix));
      }),
    );
  });
});

/** The shape of a matrix, without its cells. */
const placesIn = ({ columns, tables }: Matrix<unknown>) => ({
  columns,
  tables: tables.map(({ head: table, rows }) => ({
    table,
    rows: rows.map(({ head, cells }) => ({ head, count: cells.length })),
  })),
});

describe("typed seeds", () => {
  it("are read as they are written", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 31 - 1 })), (seeds) => {
        expect(parseSeeds(seedsText(seeds))).toEqual(seeds);
      }),
    );
  });

  it("may be ranges with a step", () => {
    expect(parseSeeds("7, 12 20-23、100-300/100")).toEqual([7, 12, 20, 21, 22, 23, 100, 200, 300]);
    expect(parseSeeds("７，１２ ２０～２２")).toEqual([7, 12, 20, 21, 22]);
    expect(parseSeeds("")).toEqual([]);
  });

  it("are refused as a whole if a part is invalid", () => {
    for (const text of ["x", "7, -1", "9-3", "1-9/0", "1-9999", "1.5"]) {
      expect(parseSeeds(text), text).toBeUndefined();
    }
  });
});
