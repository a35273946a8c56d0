"use client";

import { useSyncExternalStore } from "react";

/** Device pixels a CSS pixel, followed when the window moves to another screen or the page is zoomed. */
export function useDevicePixelRatio(): number {
  return useSyncExternalStore(
    follow,
    () => window.devicePixelRatio,
    () => 1,
  );
}

function follow(onChange: () => void): () => void {
  // Each query is of one ratio only; the next change needs the next query.
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
