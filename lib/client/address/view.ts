"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { z } from "zod";
import { keepText, pageStorage } from "@/lib/client/browser/page-storage";
import { parseJson } from "@/lib/client/browser/parse-json";
import { searchOfWish, wishOfSearch } from "@/lib/core/library/wish";
import { isCloseUpOpen, withoutCloseUps } from "./viewed-image";
import { readWish } from "./wish";

export const views = ["compose", "compare", "library"] as const;
/** What fills the window; the URL says which. */
export type PageView = (typeof views)[number];

const paths = { compose: "/", compare: "/compare", library: "/library" } satisfies Record<
  PageView,
  string
>;

export const pathOfView = (view: PageView) => paths[view];

const viewAt = (pathname: string): PageView =>
  views.findLast((view) => pathname.startsWith(paths[view])) ?? "compose";

export const useView = (): PageView => viewAt(usePathname());
export const readView = (): PageView => viewAt(location.pathname);

/** Where this tab of the browser was last in the views. */
const lastSchema = z.object({
  /** The comparison, as a path with its search. */
  comparison: z.string().startsWith(paths.compare).optional(),
  /** What the library was searched for, as a URL's search; Compose shows the same library. */
  search: z.string().optional(),
});
type Last = z.infer<typeof lastSchema>;

const storageKey = "swatchbox.last-views";

function readLast(): Last {
  const kept = pageStorage("sessionStorage").getItem(storageKey);
  return lastSchema.safeParse(parseJson(kept ?? "null")).data ?? {};
}

/** Remembers each address of the page, so that a view can be left and found again as it was. */
export function useLastViews(): void {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  useEffect(() => {
    const params = new URLSearchParams(search);
    const here: Last =
      viewAt(pathname) === "compare"
        ? { comparison: pathOf(pathname, withoutCloseUps(params)) }
        : { search: searchOfWish(wishOfSearch(params)).toString() };
    const next = JSON.stringify({ ...readLast(), ...here });
    keepText(pageStorage("sessionStorage"), storageKey, next);
  }, [pathname, search]);
}

const pathOf = (pathname: string, search: URLSearchParams) =>
  search.size === 0 ? pathname : `${pathname}?${search}`;

/**
 * Shows a view as it was when it was left, without asking the server, because the page holds all of
 * them. From within a comparison, Compare is the list of them. An open image does not stay.
 */
export function openView(view: PageView): void {
  window.history.pushState(null, "", addressOf(view));
}

function addressOf(view: PageView): string {
  const isInComparison = readView() === "compare";
  const { comparison = paths.compare, search } = readLast();
  if (view === "compare") return isInComparison ? paths.compare : comparison;
  // A comparison's address has no room for the library's search.
  const wished = isInComparison ? new URLSearchParams(search) : searchOfWish(readWish());
  return pathOf(paths[view], wished);
}

/** Shows the draft, closing anything over it. */
export function showCompose(): void {
  if (location.pathname !== paths.compose || isCloseUpOpen()) openView("compose");
}
