import { z } from "zod";
import { assetFilterSchema, assetSortSchema } from "../api/asset-filter";
import { daysSchema, daysText, momentsOf } from "./days";

const { from: _from, to: _to, ...parts } = assetFilterSchema.shape;

/** The API's own filter, with days instead of moments. */
const shape = { ...parts, days: daysSchema.optional() };
const wishFilterSchema = z.object(shape);
export type WishFilter = z.infer<typeof wishFilterSchema>;
export type FilterPart = keyof WishFilter;

/** What the user wants to see in the library, and how. */
export interface Wish {
  filter: WishFilter;
  sort: z.infer<typeof assetSortSchema>;
}

export const emptyWish: Wish = { filter: {}, sort: "newest" };

const filterParts = wishFilterSchema.keyof().options;

/** The wish in a URL. Unknown and invalid parts are ignored. */
export function wishOfSearch(search: URLSearchParams): Wish {
  const given = Object.fromEntries(
    filterParts.flatMap((part) => {
      const text = search.get(part);
      if (text === null || text === "") return [];
      return shape[part].safeParse(text).success ? [[part, text]] : [];
    }),
  );
  const filter = wishFilterSchema.parse(given);
  const sort = assetSortSchema.safeParse(search.get("sort")).data ?? "newest";
  return { filter, sort };
}

/** The URL of a wish; other parts of the URL stay. */
export function searchOfWish({ filter, sort }: Wish, beside = new URLSearchParams()) {
  const search = new URLSearchParams(beside);
  for (const part of [...filterParts, "sort"]) search.delete(part);
  const { days, ...others } = filter;
  for (const [part, value] of Object.entries(others)) setPart(search, part, value);
  if (days) search.set("days", daysText(days));
  if (sort !== "newest") search.set("sort", sort);
  return search;
}

/** The wish as an API query. Equal wishes give equal text. */
export function apiSearchOf({ filter, sort }: Wish, now: Date): string {
  const { days, ...others } = filter;
  const search = new URLSearchParams();
  const all = Object.entries({ ...others, ...(days ? momentsOf(days, now) : {}) });
  for (const [part, value] of all.sort(([one], [other]) => (one < other ? -1 : 1))) {
    setPart(search, part, value);
  }
  if (sort !== "newest") search.set("sort", sort);
  return search.toString();
}

function setPart(search: URLSearchParams, part: string, value: unknown): void {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
  search.set(part, Array.isArray(value) ? value.join(",") : String(value));
}

/** The wish with one part of its filter set, or removed if undefined. */
export function withFilterPart<Part extends FilterPart>(
  wish: Wish,
  part: Part,
  value: WishFilter[Part],
): Wish {
  const { [part]: _, ...others } = wish.filter;
  const isEmpty = value === undefined || value === "" || (Array.isArray(value) && !value.length);
  return { ...wish, filter: isEmpty ? others : { ...others, [part]: value } };
}

/** Where and how the user looks, not what for: these survive clearing the filters. */
const kept = ["trashed", "stacked"] as const satisfies FilterPart[];

/** The parts that narrow the list, in the order of the filter. */
export function activeParts({ filter }: Wish): FilterPart[] {
  return filterParts.filter(
    (part) => filter[part] !== undefined && !kept.some((one) => one === part),
  );
}

/** The same place with everything shown. */
export function withoutFilters({ filter, sort }: Wish): Wish {
  const { trashed, stacked } = filter;
  return { filter: { ...(trashed ? { trashed } : {}), ...(stacked ? { stacked } : {}) }, sort };
}

/** What keeps a list empty: its place, or what was asked for there. */
export type Emptiness = "library" | "trash" | "board" | "words" | "filters" | "both";

/** Why a wish shows nothing. Only what was asked for is named: words, filters or both. */
export function whyEmpty(wish: Wish): Emptiness {
  const { board, trashed } = wish.filter;
  const asked = activeParts(wish).filter((part) => part !== "board");
  const hasWords = asked.includes("q");
  if (asked.length > (hasWords ? 1 : 0)) return hasWords ? "both" : "filters";
  if (hasWords) return "words";
  if (board !== undefined) return "board";
  return trashed === true ? "trash" : "library";
}

/** Everything in the same place, also on the same board. */
export function withoutSearch(wish: Wish): Wish {
  return withFilterPart(withoutFilters(wish), "board", wish.filter.board);
}
