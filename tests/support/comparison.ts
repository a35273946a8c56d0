import type { Batch, BatchSummary } from "@/lib/core/api/batch";
import type { FilledCell } from "@/lib/core/comparison/cell";

/** A cell that is to run; a test overrides what it cares about. */
export function aCell(facts: Partial<FilledCell> = {}): FilledCell {
  return {
    key: "0".repeat(64),
    coordinates: [0],
    state: "run",
    problems: [],
    leftOut: [],
    withoutEffect: [],
    images: 1,
    cost: null,
    ...facts,
  };
}

/** A comparison at a glance, just started; a test overrides what it cares about. */
export function aBatchSummary(facts: Partial<BatchSummary> = {}): BatchSummary {
  return {
    id: "0198c0de-0000-7000-8000-0000000000b1",
    revision: 1,
    name: "Seeds",
    createdAt: "2026-11-20T00:00:00.000Z",
    priority: "after",
    isPaused: false,
    thumbs: [],
    spent: {},
    counts: {},
    ...facts,
  };
}

/** The same with its cells; it has none unless a test gives it some. */
export function aBatch(facts: Partial<Batch> = {}): Batch {
  return { ...aBatchSummary(), axes: [], cells: [], assetIds: [], decisions: {}, ...facts };
}
