import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GenerationRequest, Parameters } from "@/lib/core/generation/request";
import {
  expectedWait,
  jointSeconds,
  promisedSeconds,
} from "@/lib/core/generation/wait/expected-wait";
import { ownWaitOf, ownWaitsOf, waitKindOf } from "@/lib/core/generation/wait/own-waits";
import { catalog, catalogModel } from "@/lib/core/models/catalog";
import type { Model } from "@/lib/core/models/model";

const known = (id: string): Model => {
  const model = catalogModel(id);
  if (!model) throw new Error(`There is no ${id}.`);
  return model;
};
const pro = known("wan2.7-image-pro");
const of = (model: Model, parameters: Parameters = {}, inputs = 0): GenerationRequest => ({
  model: model.id,
  prompt: "x",
  inputs: Array.from({ length: inputs }, () => ({ assetId: crypto.randomUUID(), boxes: [] })),
  parameters,
});
const kind = waitKindOf(of(pro), pro);
const took = (...seconds: number[]) => seconds.map((one) => ({ kind, seconds: one }));

describe("own waits", () => {
  const seconds = fc.integer({ min: 1, max: 10_000 });

  it("count from three runs on", () => {
    expect(ownWaitsOf(took(10, 11))).toEqual([]);
    expect(ownWaitsOf(took(10, 11, 12))).toMatchObject([{ model: pro.id, runs: 3 }]);
  });

  it("are a range within what was seen, around the median, in any order", () => {
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 3, maxLength: 20 }), (values) => {
        const [wait] = ownWaitsOf(took(...values));
        const sorted = values.toSorted((one, other) => one - other);
        const middle = Math.floor((sorted.length - 1) / 2);
        expect(wait?.seconds.min).toBeGreaterThanOrEqual(sorted[0] ?? 0);
        expect(wait?.seconds.max).toBeLessThanOrEqual(sorted.at(-1) ?? 0);
        expect(wait?.seconds.min).toBeLessThanOrEqual(
          sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0,
        );
        expect(wait?.seconds.max).toBeGreaterThanOrEqual(sorted[middle] ?? 0);
        expect(ownWaitsOf(took(...sorted))).toEqual([wait]);
      }),
    );
  });

  it("are not moved by one odd run among many, nor by runs of long ago", () => {
    const usual = Array.from({ length: 9 }, (_, place) => 20 + (place % 3));
    expect(ownWaitsOf(took(...usual, 9_000))[0]?.seconds).toEqual({ min: 20, max: 22 });
    const newest = Array.from({ length: 20 }, () => 5);
    expect(ownWaitsOf(took(...newest, ...usual))).toMatchObject([
      { seconds: { min: 5, max: 5 }, runs: 20 },
    ]);
  });

  it("are kept apart by everything that makes a run longer", () => {
    const kinds = [
      of(pro),
      of(pro, { n: 4 }),
      of(pro, { size: "1K" }),
      of(pro, { size: "4K" }),
      of(pro, { thinkingMode: false }),
      of(pro, { sequential: true, n: 4 }),
      of(pro, {}, 1),
    ].map((request) => waitKindOf(request, pro));
    expect(new Set(kinds.map((one) => JSON.stringify(one))).size).toBe(kinds.length);
    const waits = ownWaitsOf(
      kinds.flatMap((one, place) =>
        took(place, place, place).map((sample) => ({ ...sample, kind: one })),
      ),
    );
    for (const [place, one] of kinds.entries()) {
      expect(ownWaitOf(waits, one)?.seconds).toEqual({ min: place, max: place });
    }
    // What is said and what is left to the default is one kind.
    const said = of(pro, { n: 1, size: "2048*2048", thinkingMode: true, seed: 7 });
    expect(waitKindOf(said, pro)).toEqual(kind);
    const qwen = known("qwen-image-plus");
    expect(waitKindOf(of(qwen, { promptExtend: false }), qwen)).not.toEqual(
      waitKindOf(of(qwen), qwen),
    );
  });
});

describe("the expected wait", () => {
  it("is the documents' until there are own runs of the kind", () => {
    const documented = { seconds: { min: 12, max: 25 }, source: { kind: "examples" } };
    expect(expectedWait(pro, of(pro), [])).toMatchObject(documented);
    const own = ownWaitsOf(took(30, 31, 32));
    expect(expectedWait(pro, of(pro), own)).toMatchObject({ source: { kind: "own", runs: 3 } });
    expect(expectedWait(pro, of(pro, {}, 1), own)).toMatchObject(documented);
  });

  it("says whether a document says it", () => {
    const qwen = known("qwen-image-plus");
    const waits = (promptExtend: boolean) => expectedWait(qwen, of(qwen, { promptExtend }), []);
    expect(waits(false)).toMatchObject({ source: { kind: "said" }, seconds: { min: 12 } });
    // About 15 seconds and 3 to 4 for rewriting; the samples took 25.
    expect(waits(true)?.seconds).toEqual({ min: 15, max: 25 });
    const edit = known("wan2.5-i2i-preview");
    expect(expectedWait(edit, of(edit), [])?.seconds).toEqual({ min: 30, max: 120 });
  });

  it("of a set of four is as in the documents' examples, 25 seconds to a minute", () => {
    const set = expectedWait(pro, of(pro, { sequential: true, n: 4 }), []);
    expect(set?.seconds).toEqual({ min: 24, max: 61 });
    expect(set?.mayBeLonger).toBe(false);
  });

  it("may be longer where the documents speak of smaller runs, and then nothing is promised", () => {
    const large = expectedWait(pro, of(pro, { size: "4K" }), []);
    const newest = known("qwen-image-3.0");
    const several = expectedWait(newest, of(newest, { n: 2 }), []);
    for (const wait of [large, several]) {
      expect(wait?.mayBeLonger).toBe(true);
      expect(promisedSeconds(wait)).toBeUndefined();
    }
    expect(expectedWait(pro, of(pro), [])?.mayBeLonger).toBe(false);
  });

  it("is unknown where nobody says one", () => {
    const unknown = catalog.filter(({ wait }) => !wait.seconds);
    expect(unknown.length).toBeGreaterThan(0);
    for (const model of unknown) expect(expectedWait(model, of(model), [])).toBeUndefined();
    expect(promisedSeconds(undefined)).toBeUndefined();
  });
});

it("a wait that holds for several runs needs one for each", () => {
  expect(
    jointSeconds([
      { min: 2, max: 4 },
      { min: 1, max: 3 },
    ]),
  ).toEqual({ min: 1, max: 4 });
  expect(jointSeconds([{ min: 2, max: 4 }, undefined])).toBeUndefined();
  expect(jointSeconds([])).toBeUndefined();
});
