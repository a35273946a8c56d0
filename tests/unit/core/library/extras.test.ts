import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetFilter, AssetSort } from "@/lib/core/api/asset-filter";
import type { Generation } from "@/lib/core/api/generation";
import { extrasOf, placesOfExtras } from "@/lib/core/library/extras";
import { gridPlace, gridPlaces, placeOfAsset } from "@/lib/core/library/grid/grid-places";
import { orderKeyOf } from "@/lib/core/library/order-key";
import { anAsset } from "../../../support/asset";

const id = (place: number) => `0198c0de-0000-7000-8000-${String(place).padStart(12, "0")}`;
const at = (minute: number) => Date.UTC(2026, 10, 20, 10, minute);

function generation(place: number, minute: number, more: Partial<Generation> = {}): Generation {
  return {
    id: id(place),
    revision: 1,
    status: "succeeded",
    request: { model: "wan2.7-image", prompt: "A blue vase", inputs: [], parameters: { seed: 7 } },
    endpoint: "sandbox",
    outputs: [],
    failures: [],
    cost: null,
    createdAt: new Date(at(minute)).toISOString(),
    parentIds: [],
    ...more,
  };
}

const asset = (place: number, minute: number, index = 0, generationId = id(900 + place)) =>
  anAsset({
    id: id(place),
    kind: "output",
    generationId,
    index,
    orderKey: orderKeyOf(at(minute), index, 0),
  });

const failed = generation(1, 5, { status: "failed" });
const running = generation(2, 9, { status: "running" });
const partial = generation(3, 7, {
  failures: [{ index: 1, code: "InternalError", message: "x" }],
});
const all = [running, partial, failed, generation(4, 8)];
const known = { countOf: () => 1, isHere: () => false };
const keys = (filter: AssetFilter, sort: AssetSort = "newest") =>
  extrasOf(all, filter, sort, known).map(({ key }) => key);

describe("an extra among the images", () => {
  it("is a run under way, a run that ended without an image, or a missing image", () => {
    expect(keys({})).toEqual([id(2), `${id(3)}-1`, id(1)]);
    expect(keys({}, "oldest")).toEqual([id(1), `${id(3)}-1`, id(2)]);
    expect(keys({}, "rating")).toEqual([id(2)]);
  });

  it("follows the filter, and is left out if only images are meant", () => {
    expect(keys({ status: "failed" })).toEqual([id(1)]);
    expect(keys({ q: "VASE blue" })).toHaveLength(3);
    expect(keys({ q: "dune" })).toEqual([]);
    expect(keys({ seed: 8 })).toEqual([]);
    expect(keys({ model: ["wan2.7-image"] })).toHaveLength(3);
    expect(keys({ from: new Date(at(6)).toISOString() })).toEqual([id(2), `${id(3)}-1`]);
    for (const filter of [
      { kind: "upload" },
      { starred: true },
      { verdict: "picked" },
      { trashed: true },
    ] as const) {
      expect(keys(filter)).toEqual([]);
    }
  });

  it("disappears when somebody dismisses it", () => {
    const dismissed = { ...failed, dismissedAt: failed.createdAt };
    expect(extrasOf([dismissed], {}, "newest", known)).toEqual([]);
  });

  it("goes where its time is, and within its own run where its number is", () => {
    const items = [asset(10, 8), asset(11, 7, 0, id(3)), asset(12, 7, 2, id(3)), asset(13, 2)];
    const outline = {
      total: 4,
      blocks: [{ cursor: "", at: new Date(at(8)).toISOString(), aspects: "WWWW" }],
    };
    const places = placesOfExtras(
      extrasOf(all, {}, "newest", known),
      outline,
      () => items,
      "newest",
    );
    expect(places).toEqual([0, 2, 3]);
    const back = placesOfExtras(
      extrasOf(all, {}, "oldest", known),
      { ...outline, blocks: [{ cursor: "", at: new Date(at(2)).toISOString(), aspects: "WWWW" }] },
      () => items.toReversed(),
      "oldest",
    );
    expect(back).toEqual([1, 2, 4]);
  });
});

describe("an image that is still to come", () => {
  const open = generation(5, 9, { status: "storing" });
  const pendingOf = (run: Generation, here: number[] = []) =>
    extrasOf([run], {}, "newest", {
      countOf: () => 3,
      isHere: (_, index) => here.includes(index),
    }).map((extra) => (extra.kind === "pending" ? extra : undefined));

  it("has a place as long as neither its run nor the list has it", () => {
    expect(pendingOf(open).map((one) => one?.index)).toEqual([0, 1, 2]);
    expect(pendingOf(open, [1]).map((one) => one?.index)).toEqual([0, 2]);
    const told = { ...open, outputs: [asset(10, 9, 0, id(5))] };
    expect(pendingOf(told).map((one) => one?.index)).toEqual([1, 2]);
  });

  it("stands for the whole run in one place, the same from its start to its end", () => {
    const shown = pendingOf(open, [0]);
    expect(shown.map((one) => one?.isFirst)).toEqual([true, false]);
    expect(shown[0]?.key).toBe(open.id);
    const [ended] = extrasOf([{ ...open, status: "failed" }], {}, "newest", known);
    expect(ended?.key).toBe(open.id);
  });

  it("stands between the images of its run that have come, in either order", () => {
    const first = asset(10, 9, 0, id(5));
    const last = asset(12, 9, 2, id(5));
    const here = { countOf: () => 3, isHere: (_: Generation, index: number) => index !== 1 };
    for (const [sort, items] of [
      ["newest", [first, last]],
      ["oldest", [last, first]],
    ] as const) {
      const outline = {
        total: 2,
        blocks: [{ cursor: "", at: new Date(at(9)).toISOString(), aspects: "WW" }],
      };
      const extras = extrasOf([open], {}, sort, here);
      expect(placesOfExtras(extras, outline, () => [...items], sort)).toEqual([1]);
    }
  });
});

describe("the places of the grid", () => {
  it("hold every image and every extra once, in order", () => {
    const cases = fc.tuple(fc.nat(60), fc.array(fc.nat(60), { maxLength: 12 }));
    fc.assert(
      fc.property(cases, ([images, befores]) => {
        const ascending = befores.map((one) => Math.min(one, images)).sort((a, b) => a - b);
        const places = gridPlaces(images, ascending);
        const shown = Array.from({ length: places.count }, (_, place) => gridPlace(places, place));
        const assets = shown.flatMap((one) => ("asset" in one ? [one.asset] : []));
        const extras = shown.flatMap((one) => ("extra" in one ? [one.extra] : []));
        expect(assets).toEqual(Array.from({ length: images }, (_, place) => place));
        expect(extras).toEqual(ascending.map((_, place) => place));
        for (const place of assets) {
          expect(gridPlace(places, placeOfAsset(places, place))).toEqual({ asset: place });
        }
      }),
    );
  });
});
