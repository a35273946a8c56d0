"use client";

import { useEffect, useState } from "react";

/** A value that updates only after staying the same for `settledMs`. */
export function useSettled<Value>(value: Value, settledMs: number): Value {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` changes whenever the value does.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settledMs);
    return () => clearTimeout(timer);
  }, [text, settledMs]);
  return settled;
}
