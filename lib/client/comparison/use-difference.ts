"use client";

import { useEffect, useState } from "react";
import {
  type DifferenceMeter,
  type DifferenceQuestion,
  type MeasuredDifference,
  startDifferenceMeter,
} from "./difference-meter";

export type DifferenceState =
  | { kind: "measuring" }
  | { kind: "measured"; found: MeasuredDifference }
  | { kind: "failed" };

/** How two images differ; the last answer stays until the next. Undefined: not requested. */
export function useDifference(question: DifferenceQuestion | undefined): DifferenceState {
  const [meter, setMeter] = useState<DifferenceMeter>();
  const [state, setState] = useState<DifferenceState>({ kind: "measuring" });
  const key = question && JSON.stringify(question);
  const isNeeded = key !== undefined;

  useEffect(() => {
    if (!isNeeded) return;
    const started = startDifferenceMeter();
    setMeter(started);
    return () => started.close();
  }, [isNeeded]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` changes whenever the question does.
  useEffect(() => {
    if (!meter || !question) return;
    let isWanted = true;
    void meter.ask(question).then((found) => {
      if (isWanted) setState(found ? { kind: "measured", found } : { kind: "failed" });
    });
    return () => {
      isWanted = false;
    };
  }, [meter, key]);

  return state;
}
