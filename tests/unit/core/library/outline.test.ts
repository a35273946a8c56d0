import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Asset } from "@/lib/core/api/asset";
import type { AssetSort } from "@/lib/core/api/asset-filter";
import type { Outline } from "@/lib/core/api/library";
import { aspectCodeOf } from "@/lib/core/library/aspect-code";
import { momentOf } from "@/lib/core/library/order-key";
import {
  blockStarts,
  blocksBetween,
  type Edit,
  findKnown,
  tileAspects,
  withAsset,
  withAssetChanged,
  withoutAsset,
} from "@/lib/core/library/outline";
import { anAsset } from "../../../support/asset";

const id = (place: number) => `0198c0de-0000-7000-8000-${String(place).padStart(12, "0")}`;
const assets = fc
  .uniqueArray(
    fc.record({
      orderKey: fc
        .integer({ min: 1, max: 5_000 })
        .map((turn) => 1_700_000_000_000 * 1024 + turn * 512),
      rating: fc.integer({ min: 0, max: 5 }),
      width: fc.integer({ min: 10, max: 90 }),
    }),
    { selector: ({ orderKey }) => orderKey, minLength: 1, maxLength: 60 },
  )
  .map((list) =>
    list.map((facts) => anAsset({ ...facts, id: id(facts.orderKey % 1e12), height: 40 })),
  );
const sorts = fc.constantFrom<AssetSort[]>("newest", "oldest", "rating");

function sorted(list: Asset[], sort: AssetSort): Asset[] {
  return list.toSorted((one, two) => {
    if (sort === "rating" && one.rating !== two.rating) return two.rating - one.rating;
    return sort === "oldest" ? one.orderKey - two.orderKey : two.orderKey - one.orderKey;
  });
}

/** A list as the server tells it, in blocks of seven. */
function listOf(all: Asset[], sort: AssetSort) {
  const items = new Map<string, Asset[]>();
  const blocks: Outline["blocks"] = [];
  const list = sorted(all, sort);
  for (let first = 0; first < list.length; first += 7) {
    const block = list.slice(first, first + 7);
    const cursor = first === 0 ? "" : `c${first}`;
    items.set(cursor, block);
    blocks.push({
      cursor,
      at: new Date(momentOf(block[0]?.orderKey ?? 0)).toISOString(),
      aspects: block.map(({ width, height }) => aspectCodeOf(width, height)).join(""),
    });
  }
  return { outline: { total: list.length, blocks }, items };
}

function imagesOf(items: Map<string, Asset[]>, edit: Edit): Asset[] {
  const known = new Map(items).set(edit.cursor, edit.items);
  return edit.outline.blocks.flatMap(({ cursor }) => known.get(cursor) ?? []);
}

const signsOf = (list: Asset[]) =>
  list.map(({ width, height }) => aspectCodeOf(width, height)).join("");

describe("the list of the library", () => {
  it("puts a new image in its place, as the server would have sorted it", () => {
    fc.assert(
      fc.property(assets, sorts, fc.nat(), (all, sort, chosen) => {
        const news = all[chosen % all.length];
        if (!news) return;
        const others = all.filter((asset) => asset !== news);
        const { outline, items } = listOf(others, sort);
        const edit = withAsset(outline, (cursor) => items.get(cursor), sort, news);
        if (!edit) throw new Error("Everything is known, so the place is.");
        const list = imagesOf(items, edit);
        expect(list).toEqual(sorted(all, sort));
        expect(edit.outline.total).toBe(all.length);
        expect(edit.outline.blocks.map(({ aspects }) => aspects).join("")).toBe(signsOf(list));
      }),
    );
  });

  it("lets an image go and come back", () => {
    fc.assert(
      fc.property(assets, sorts, fc.nat(), (all, sort, chosen) => {
        const gone = all[chosen % all.length];
        if (!gone) return;
        const { outline, items } = listOf(all, sort);
        const edit = withoutAsset(outline, (cursor) => items.get(cursor), gone.id);
        if (!edit) throw new Error("It is there.");
        const rest = imagesOf(items, edit);
        expect(rest).toEqual(sorted(all, sort).filter(({ id }) => id !== gone.id));
        expect(edit.outline.blocks.map(({ aspects }) => aspects).join("")).toBe(signsOf(rest));
        const itemsLeft = new Map(items).set(edit.cursor, edit.items);
        const back = withAsset(edit.outline, (cursor) => itemsLeft.get(cursor), sort, gone);
        if (back) expect(imagesOf(itemsLeft, back)).toEqual(sorted(all, sort));
      }),
    );
  });

  it("knows no place in a block that it has not seen", () => {
    const one = anAsset({ id: id(1), orderKey: 1_000 * 1024 });
    const outline: Outline = {
      total: 3,
      blocks: [
        { cursor: "", at: new Date(3_000).toISOString(), aspects: "W" },
        { cursor: "x", at: new Date(2_000).toISOString(), aspects: "WW" },
      ],
    };
    expect(withAsset(outline, () => undefined, "newest", one)).toBeUndefined();
    expect(withoutAsset(outline, () => undefined, one.id)).toBeUndefined();
    expect(withAssetChanged(outline, () => undefined, one)).toBeUndefined();
    expect(findKnown(outline, () => undefined, one.id)).toBeUndefined();
  });

  it("keeps the height of a stack when its image changes", () => {
    const one = anAsset({ id: id(1), stackCount: 4 });
    const { outline } = listOf([one], "newest");
    const edit = withAssetChanged(outline, () => [one], anAsset({ id: id(1), rating: 3 }));
    expect(edit?.items).toEqual([{ ...one, rating: 3 }]);
  });

  it("names the blocks of a range, each image once", () => {
    fc.assert(
      fc.property(assets, fc.nat(70), fc.nat(70), (all, one, other) => {
        const { outline } = listOf(all, "newest");
        const first = Math.min(one, other, all.length - 1);
        const last = Math.min(Math.max(one, other), all.length - 1);
        const starts = blockStarts(outline);
        const blocks = blocksBetween(outline, first, last);
        const covered = blocks.flatMap((block) =>
          Array.from({ length: 7 }, (_, step) => (starts[block] ?? 0) + step),
        );
        for (let place = first; place <= last; place += 1) {
          expect(covered.filter((known) => known === place)).toHaveLength(1);
        }
        expect(blocks.length).toBeLessThanOrEqual(Math.ceil((last - first + 1) / 7) + 1);
        expect(tileAspects(outline)).toHaveLength(all.length);
      }),
    );
  });
});
