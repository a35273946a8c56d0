"use client";

import { useEffect, useState } from "react";

export type BitmapState =
  | { kind: "loading" }
  | { kind: "ready"; bitmap: ImageBitmap }
  | { kind: "failed" };

/**
 * An image decoded off the main thread; a plain image element would stall the first zoom by half a
 * second. Undefined as address: nothing is wanted (yet). `attempt` changes to try again.
 */
export function useBitmap(url: string | undefined, attempt = 0): BitmapState {
  const [state, setState] = useState<BitmapState>({ kind: "loading" });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new effect.
  useEffect(() => {
    if (!url) return;
    const abort = new AbortController();
    let bitmap: ImageBitmap | undefined;
    const load = async () => {
      const response = await fetch(url, { signal: abort.signal });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      bitmap = await createImageBitmap(await response.blob());
      if (abort.signal.aborted) bitmap.close();
      else setState({ kind: "ready", bitmap });
    };
    load().catch(() => {
      if (!abort.signal.aborted) setState({ kind: "failed" });
    });
    return () => {
      abort.abort();
      setState({ kind: "loading" });
      bitmap?.close();
    };
  }, [url, attempt]);

  return state;
}
