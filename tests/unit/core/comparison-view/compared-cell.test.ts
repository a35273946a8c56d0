import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparedCells, imagesOf, shownOutput } from "@/lib/core/comparison-view/compared-cell";
import { anAsset } from "../../../support/asset";
import { aBatch, aCell } from "../../../support/comparison";
import { aGeneration } from "../../../support/generation";

const idOf = (run: number, image: number) => `${run}.${image}`;

/** A comparison whose runs have made some images; several of its cells may show the same run. */
const anyEnvelope = fc
  .record({
    counts: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 6 }),
    cells: fc.array(fc.option(fc.nat({ max: 7 })), { maxLength: 12 }),
  })
  .map(({ counts, cells }) => ({
    batch: aBatch({
      cells: cells.map((run, place) => ({
        ...aCell({ coordinates: [place] }),
        ...(run === null ? {} : { generationId: String(run) }),
      })),
    }),
    generations: counts.map((count, run) =>
      aGeneration({
        id: String(run),
        outputs: Array.from({ length: count }, (_, image) => anAsset({ id: idOf(run, image) })),
      }),
    ),
  }));

describe("the cells of a comparison on the desk", () => {
  it("are the plan's, each with its own run and all its images", () => {
    fc.assert(
      fc.property(anyEnvelope, (envelope) => {
        const cells = comparedCells(envelope);
        expect(cells).toMatchObject(envelope.batch.cells);
        for (const { generationId, run, outputs } of cells) {
          const isKnown = Number(generationId) < envelope.generations.length;
          expect(run?.id).toBe(isKnown ? generationId : undefined);
          expect(outputs.map(({ asset }) => asset)).toEqual(run?.outputs ?? []);
          expect(outputs.every(({ generation }) => generation === run)).toBe(true);
        }
      }),
    );
  });

  it("give every image once, in the order in which the cells first show it", () => {
    fc.assert(
      fc.property(anyEnvelope, (envelope) => {
        const cells = comparedCells(envelope);
        const ids = imagesOf(cells).map(({ asset }) => asset.id);
        const shown = cells.flatMap(({ outputs }) => outputs.map(({ asset }) => asset.id));
        expect(ids).toEqual([...new Set(shown)]);
      }),
    );
  });

  it("show the chosen image of each call, or the last of a call that gave fewer", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), fc.nat({ max: 6 }), (outputs, turn) => {
        const shown = shownOutput({ outputs }, turn);
        if (outputs.length === 0) expect(shown).toBeUndefined();
        else {
          const place = turn < outputs.length ? turn : outputs.length - 1;
          expect(shown).toEqual({ image: outputs[place], place, count: outputs.length });
        }
      }),
    );
  });
});
