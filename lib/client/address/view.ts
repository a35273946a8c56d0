"use client";

import { usePathname } from "next/navigation";
import { searchOfWish } from "@/lib/core/library/wish";
import { isCloseUpOpen } from "./viewed-image";
import { readWish } from "./wish";

export const views = ["compose", "compare", "library"] as const;
/** What fills the window; the URL says which. */
export type PageView = (typeof views)[number];

const paths = { compose: "/", compare: "/compare", library: "/library" } satisfies Record<
  PageView,
  string
>;

export const pathOfView = (view: PageView) => paths[view];

export function useView(): PageView {
  const pathname = usePathname();
  return views.findLast((view) => pathname.startsWith(paths[view])) ?? "compose";
}

/**
 * Shows a view without asking the server, because the page holds all of them. The library's filters
 * stay in the URL; an open image does not.
 */
export function openView(view: PageView): void {
  const search = searchOfWish(readWish()).toString();
  window.history.pushState(null, "", search === "" ? paths[view] : `${paths[view]}?${search}`);
}

/** Shows the draft, closing anything over it. */
export function showCompose(): void {
  if (location.pathname !== paths.compose || isCloseUpOpen()) openView("compose");
}
