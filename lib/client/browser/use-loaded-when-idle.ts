import { useEffect } from "react";

/** If loading fails, it is tried again when the part is needed. */
const ignore = () => undefined;

/** Loads parts of the page while the browser is idle, so that their first use does not wait. */
export function useLoadedWhenIdle(loads: readonly (() => Promise<unknown>)[]): void {
  useEffect(() => {
    // Safari does not have it.
    if (!("requestIdleCallback" in window)) return;
    const waiting = requestIdleCallback(() => {
      for (const load of loads) load().catch(ignore);
    });
    return () => cancelIdleCallback(waiting);
  }, [loads]);
}
