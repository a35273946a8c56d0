"use client";

import { useEffect, useState } from "react";
import { onComeback } from "@/lib/client/browser/connection";
import { holdBitmap, letGoOfBitmap, readyBitmap } from "./bitmap-store";

export type BitmapState =
  | { kind: "loading" }
  | { kind: "ready"; bitmap: ImageBitmap }
  | { kind: "failed" };

const loading = { kind: "loading" } as const;

/**
 * An image decoded off the main thread; a plain image element would stall the first zoom by half a
 * second. If it failed, it is tried again when the server is back, or with another `attempt`.
 */
export function useBitmap(url: string, attempt = 0): BitmapState {
  const [comebacks, setComebacks] = useState(0);
  const [state, setState] = useState<BitmapState>(() => {
    const bitmap = readyBitmap(url);
    return bitmap ? { kind: "ready", bitmap } : loading;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt must run the effect again.
  useEffect(() => {
    let isWanted = true;
    holdBitmap(url).then(
      (bitmap) => isWanted && setState({ kind: "ready", bitmap }),
      () => isWanted && setState({ kind: "failed" }),
    );
    return () => {
      isWanted = false;
      setState(loading);
      letGoOfBitmap(url);
    };
  }, [url, attempt, comebacks]);
  const hasFailed = state.kind === "failed";
  useEffect(
    () => (hasFailed ? onComeback(() => setComebacks((count) => count + 1)) : undefined),
    [hasFailed],
  );

  return state;
}

/** Decodes pictures in advance that the user will probably look at next. */
export function usePreloadedBitmaps(urls: string[]): void {
  const key = urls.join();
  useEffect(() => {
    const wanted = key === "" ? [] : key.split(",");
    // A failure here is reported when the user looks at the picture.
    for (const url of wanted) holdBitmap(url).catch(() => undefined);
    return () => {
      for (const url of wanted) letGoOfBitmap(url);
    };
  }, [key]);
}
