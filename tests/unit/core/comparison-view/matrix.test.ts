import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellFinder, coordinatesOf, matrixOf, shownPlace } from "@/lib/core/comparison-view/matrix";
import { parseSeeds, seedsText } from "@/lib/core/comparison-view/seed-list";

const anyCounts = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });

/** Every combination of places, the last axis changing first, as the planner has them. */
const allPlaces = (counts: number[]) =>
  counts.reduce<number[][]>(
    (places, count) =>
      places.flatMap((before) => Array.from({ length: count }, (_, place) => [...before, place])),
    [[]],
  );

describe("the matrix of a comparison", () => {
  it("shows the chosen image of each call, or the last of a call that gave fewer", () => {
    expect([0, 1, 2].map((turn) => shownPlace(2, turn))).toEqual([0, 1, 1]);
    expect(shownPlace(0, 1)).toBeUndefined();
  });

  it("has exactly one place for every cell", () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const cells = allPlaces(counts).map((coordinates) => ({ coordinates }));
        const find = cellFinder(cells);
        const matrix = matrixOf(counts);
        const found = new Set<unknown>();
        for (let sheet = 0; sheet < matrix.sheets; sheet += 1) {
          for (let row = 0; row < matrix.rows; row += 1) {
            for (let column = 0; column < matrix.columns; column += 1) {
              found.add(find(coordinatesOf(matrix, sheet, row, column)));
            }
          }
        }
        expect(found).toEqual(new Set(cells));
      }),
    );
  });
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
