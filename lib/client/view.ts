"use client";

import { usePathname } from "next/navigation";
import { closeViewer, isViewerOpen } from "./viewed-image";

export const views = ["compose", "compare", "library"] as const;
/** What fills the window; the address says which. */
export type View = (typeof views)[number];

const paths = { compose: "/", compare: "/compare", library: "/library" } satisfies Record<
  View,
  string
>;

export const pathOfView = (view: View) => paths[view];

export function useView(): View {
  const pathname = usePathname();
  return views.findLast((view) => pathname.startsWith(paths[view])) ?? "compose";
}

/** Shows a view without asking the server: all of them are in the page already. */
export function openView(view: View): void {
  window.history.pushState(null, "", paths[view]);
}

/** Shows the draft, whatever lies over it. */
export function showCompose(): void {
  if (location.pathname !== paths.compose) openView("compose");
  else if (isViewerOpen()) closeViewer();
}
