"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Generation } from "@/lib/core/api/generation";
import { generationsQuery, withoutImagesQuery } from "./generations";

interface KnownRuns {
  /** Newest first: the latest, and even old ones that have no images. Undefined until loaded. */
  runs: Generation[] | undefined;
  /** Whether there is nothing to show because the studio did not answer. */
  isError: boolean;
  askAgain: () => void;
}

/** The runs that the page follows. */
export function useKnownRuns(): KnownRuns {
  const latest = useQuery(generationsQuery);
  const { data: older } = useQuery(withoutImagesQuery);
  const runs = useMemo(() => {
    if (!latest.data) return undefined;
    // If a run is in both, the latest list has the newer state, because every event updates it.
    const known = new Map([...(older ?? []), ...latest.data].map((one) => [one.id, one]));
    // Ids sort in the order in which the runs started.
    return [...known.values()].toSorted((one, two) => (one.id < two.id ? 1 : -1));
  }, [older, latest.data]);
  return {
    runs,
    isError: latest.isError && !latest.data,
    askAgain: () => void latest.refetch(),
  };
}
