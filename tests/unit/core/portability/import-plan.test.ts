import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ImportPlan, importPlan } from "@/lib/core/portability/import-plan";
import type { ArchivedAsset, ArchivedGeneration } from "@/lib/core/portability/manifest";

const idOf = (kind: "a" | "b", place: number) =>
  `018f0000-0000-7000-8000-${kind}${String(place).padStart(11, "0")}`;

const anAsset = (place: number, generation?: number): ArchivedAsset => ({
  id: idOf("a", place),
  kind: generation === undefined ? "upload" : "output",
  ...(generation === undefined ? {} : { generationId: idOf("b", generation), index: place }),
  width: 1,
  height: 1,
  mime: "image/png",
  bytes: 1,
  sha256: "0".repeat(64),
  name: "a.png",
  createdAt: "2026-11-20T00:00:00.000Z",
  orientation: 1,
  hasAlpha: false,
  frames: 1,
  isIrregular: false,
  rating: 0,
  starred: false,
  note: "",
  tags: [],
  boards: [],
});

const aGeneration = (place: number, inputs: number[]): ArchivedGeneration => ({
  id: idOf("b", place),
  request: {
    model: "wan2.7-image",
    prompt: "",
    inputs: inputs.map((input) => ({ assetId: idOf("a", input), boxes: [] })),
    parameters: {},
  },
  endpoint: "sandbox",
  failures: [],
  cost: null,
  createdAt: new Date(Date.UTC(2026, 0, 1) - place).toISOString(),
  parentIds: [],
});

/** A library in which the image at a place was made from earlier ones; 0 and 1 are uploads. */
const anyFamily = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { maxLength: 12 })
  .map((parents) => ({
    assets: [anAsset(0), anAsset(1), ...parents.map((_, place) => anAsset(place + 2, place))],
    generations: parents.map((inputs, place) =>
      aGeneration(
        place,
        inputs.map((input) => input % (place + 2)),
      ),
    ),
    boards: [],
  }));

const planOf = (records: Parameters<typeof importPlan>[0]): ImportPlan => {
  const plan = importPlan(records);
  if ("place" in plan) throw new Error(plan.place);
  return plan;
};

describe("the order of an import", () => {
  it("puts every generation after those that made its inputs, and loses nothing", () => {
    fc.assert(
      fc.property(anyFamily, fc.integer(), ({ assets, generations, boards }, seed) => {
        const mixed = generations.toSorted(
          (one, other) =>
            ((one.id.charCodeAt(34) * seed) % 7) - ((other.id.charCodeAt(34) * seed) % 7),
        );
        const { uploads, runs } = planOf({ assets, generations: mixed, boards });
        const here = new Set(uploads.map(({ id }) => id));
        for (const { generation, outputs } of runs) {
          for (const { assetId } of generation.request.inputs) expect(here).toContain(assetId);
          for (const { id } of outputs) here.add(id);
        }
        expect(here.size).toBe(assets.length);
        expect(runs).toHaveLength(generations.length);
      }),
    );
  });

  it("names the record that contradicts the others", () => {
    const placeOf = (records: Partial<Parameters<typeof importPlan>[0]>) => {
      const plan = importPlan({ assets: [], generations: [], boards: [], ...records });
      return "place" in plan ? plan.place : undefined;
    };
    expect(placeOf({})).toBeUndefined();
    expect(placeOf({ assets: [anAsset(0), anAsset(0)] })).toBe("assets.1");
    expect(placeOf({ assets: [anAsset(0, 7)] })).toBe("assets.0");
    expect(placeOf({ generations: [aGeneration(0, [5])] })).toBe("generations.0");
    const onBoard = { ...anAsset(0), boards: [{ id: idOf("b", 1), addedAt: "" }] };
    expect(placeOf({ assets: [onBoard] })).toBe("assets.0");
    const circle = {
      assets: [anAsset(0, 0), anAsset(1, 1)],
      generations: [aGeneration(0, [1]), aGeneration(1, [0])],
    };
    expect(placeOf(circle)).toBe("generations.0");
    const twins = { ...anAsset(1, 0), index: 0 };
    expect(placeOf({ assets: [anAsset(0, 0), twins], generations: [aGeneration(0, [])] })).toBe(
      "assets.1",
    );
  });
});
