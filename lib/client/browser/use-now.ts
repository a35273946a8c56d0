"use client";

import { useEffect, useState } from "react";

/** The current time in milliseconds, updated at an interval while wanted. */
export function useNow(everyMs: number, isWanted: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isWanted) return;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, isWanted]);
  return now;
}
