import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assetFilterSchema } from "@/lib/core/api/asset-filter";
import { statusSchema } from "@/lib/core/generation/status";
import { daysUntilGone } from "@/lib/core/library/days";
import {
  activeParts,
  apiSearchOf,
  emptyWish,
  searchOfWish,
  type Wish,
  whyEmpty,
  wishOfSearch,
  withFilterPart,
  withoutFilters,
  withoutSearch,
} from "@/lib/core/library/wish";

const flag = fc.boolean();
const uuid = fc.uuid({ version: 7 });
const day = fc
  .date({ min: new Date("2020-01-02"), max: new Date("2039-12-30"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const tag = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .map((text) => text.trim())
  .filter((text) => text !== "" && text.length <= 60);
const filters = fc.record(
  {
    kind: fc.constantFrom("upload" as const, "output" as const),
    q: fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
    model: fc.uniqueArray(fc.constantFrom("wan2.7-image", "qwen-image-plus", "wan2.5-i2i"), {
      minLength: 1,
    }),
    seed: fc.integer({ min: 0, max: 2_147_483_647 }),
    tier: fc.constantFrom("1K" as const, "2K" as const, "4K" as const),
    shape: fc.constantFrom("square" as const, "landscape" as const, "portrait" as const),
    days: fc.oneof(
      fc.constantFrom("today" as const, "week" as const, "month" as const),
      fc.record({ from: day, to: day }),
      fc.record({ from: day }),
      fc.record({ to: day }),
    ),
    minCost: fc.double({ min: 0, max: 100, noNaN: true }).map((cost) => cost + 0),
    maxCost: fc.integer({ min: 0, max: 100 }),
    status: fc.constantFrom(...statusSchema.options),
    board: uuid,
    tag,
    starred: flag,
    minRating: fc.integer({ min: 1, max: 5 }),
    used: flag,
    boxes: flag,
    colours: fc.array(
      fc.integer({ min: 0, max: 0xffffff }).map((code) => code.toString(16).padStart(6, "0")),
      { minLength: 1, maxLength: 10 },
    ),
    generation: uuid,
    trashed: fc.constant(true),
  },
  { requiredKeys: [] },
);
const wishes: fc.Arbitrary<Wish> = fc.record({
  filter: filters,
  sort: fc.constantFrom("newest" as const, "oldest" as const, "rating" as const),
});

describe("the address of the library", () => {
  it("leads back to the same wish, through the text of an address", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const text = searchOfWish(wish).toString();
        expect(wishOfSearch(new URLSearchParams(text))).toEqual(wish);
      }),
    );
  });

  it("keeps its other parts", () => {
    const beside = new URLSearchParams("image=0198&q=old");
    const search = searchOfWish({ filter: { starred: true }, sort: "newest" }, beside);
    expect(search.toString()).toBe("image=0198&starred=true");
  });

  it("ignores parts that make no sense, and keeps the rest", () => {
    const wish = wishOfSearch(
      new URLSearchParams("seed=-3&starred=perhaps&tier=8K&days=2026-13-45..&sort=up&q=vase"),
    );
    expect(wish).toEqual({ filter: { q: "vase" }, sort: "newest" });
    expect(wishOfSearch(new URLSearchParams("days=.."))).toEqual(emptyWish);
  });

  it("becomes a query that the API understands, the same text for the same wish", () => {
    const now = new Date(2026, 10, 25, 14, 30);
    fc.assert(
      fc.property(wishes, (wish) => {
        const text = apiSearchOf(wish, now);
        const asked = Object.fromEntries(new URLSearchParams(text));
        expect(assetFilterSchema.safeParse(asked).success).toBe(true);
        const { q, ...rest } = wish.filter;
        expect(apiSearchOf({ ...wish, filter: { ...rest, ...(q ? { q } : {}) } }, now)).toBe(text);
      }),
    );
  });

  it("takes days in the page's time zone", () => {
    const now = new Date(2026, 10, 25, 14, 30);
    const ask = (days: Wish["filter"]["days"]) =>
      new URLSearchParams(apiSearchOf(withFilterPart(emptyWish, "days", days), now));
    expect(ask("today").get("from")).toBe(new Date(2026, 10, 25).toISOString());
    expect(ask("week").get("from")).toBe(new Date(2026, 10, 19).toISOString());
    const range = ask({ from: "2026-11-01", to: "2026-11-03" });
    expect(range.get("from")).toBe(new Date(2026, 10, 1).toISOString());
    expect(range.get("to")).toBe(new Date(2026, 10, 4).toISOString());
  });

  it("is cleared of every filter, but stays in the trash", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const { trashed: _, ...others } = wish.filter;
        expect(activeParts(wish).toSorted()).toEqual(Object.keys(others).toSorted());
        const cleared = withoutFilters(wish);
        expect(activeParts(cleared)).toEqual([]);
        expect(cleared.filter.trashed).toBe(wish.filter.trashed);
        for (const part of activeParts(wish)) {
          expect(activeParts(withFilterPart(wish, part, undefined))).not.toContain(part);
        }
      }),
    );
  });
});

describe("the days left in the trash", () => {
  it("count down to the day on which an image is deleted, and are none if it stays", () => {
    const at = "2026-11-01T12:00:00.000Z";
    const day = 24 * 60 * 60 * 1000;
    const put = Date.parse(at);
    expect(daysUntilGone(at, 30, put)).toBe(30);
    expect(daysUntilGone(at, 30, put + day / 2)).toBe(30);
    expect(daysUntilGone(at, 30, put + 29.5 * day)).toBe(1);
    expect(daysUntilGone(at, 30, put + 40 * day)).toBe(0);
    expect(daysUntilGone(at, 0, put)).toBeUndefined();
    expect(daysUntilGone(undefined, 30, put)).toBeUndefined();
  });
});

describe("why nothing is shown", () => {
  const board = "0195b7a0-0000-7000-8000-000000000001";
  const reason = (filter: Wish["filter"]) => whyEmpty({ ...emptyWish, filter });

  it("blames words and filters only where there are some", () => {
    expect(reason({ q: "sea" })).toBe("words");
    expect(reason({ minRating: 4 })).toBe("filters");
    expect(reason({ q: "sea", minRating: 4 })).toBe("both");
    expect(reason({ q: "sea", board })).toBe("words");
    expect(reason({ kind: "upload", board })).toBe("filters");
  });

  it("names the place where nothing was asked for", () => {
    expect(reason({})).toBe("library");
    expect(reason({ stacked: true })).toBe("library");
    expect(reason({ trashed: true })).toBe("trash");
    expect(reason({ board })).toBe("board");
  });

  it("leaves the place as it is when the search is cleared", () => {
    const { filter } = withoutSearch({ ...emptyWish, filter: { board, q: "sea", minRating: 4 } });
    expect(filter).toEqual({ board });
    expect(withoutSearch({ ...emptyWish, filter: { trashed: true, q: "sea" } }).filter).toEqual({
      trashed: true,
    });
  });
});
