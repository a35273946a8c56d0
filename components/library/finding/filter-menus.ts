import type { FilterPart } from "@/lib/core/library/wish";

/** What designers filter by most, each under its name, and one button for everything else. */
export const filterMenus = ["colours", "rating", "model", "more"] as const;
export type FilterMenu = (typeof filterMenus)[number];

/** The menu that a part of the filter is set in; undefined if it has a place of its own. */
export function menuOf(part: FilterPart): FilterMenu | undefined {
  // These have their own places: the search field and the choice beside this bar.
  if (part === "q" || part === "kind") return undefined;
  if (part === "colours" || part === "model") return part;
  return part === "minRating" || part === "starred" ? "rating" : "more";
}
