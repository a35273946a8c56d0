"use client";

import { useSyncExternalStore } from "react";

/** Device pixels per CSS pixel, updated when the window changes screens or the page is zoomed. */
export function useDevicePixelRatio(): number {
  return useSyncExternalStore(
    follow,
    () => window.devicePixelRatio,
    () => 1,
  );
}

function follow(onChange: () => void): () => void {
  // Each query matches only one ratio, so the next change needs a new query.
  let query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  const onQuery = () => {
    query.removeEventListener("change", onQuery);
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener("change", onQuery);
    onChange();
  };
  query.addEventListener("change", onQuery);
  return () => query.removeEventListener("change", onQuery);
}
