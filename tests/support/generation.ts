import type { Generation } from "@/lib/core/api/generation";

/** A run that was just accepted; a test overrides what it cares about. */
export function aGeneration(facts: Partial<Generation> = {}): Generation {
  return {
    id: "0198c0de-0000-7000-8000-00000000000a",
    revision: 1,
    status: "queued",
    request: { model: "wan2.7-image-pro", prompt: "A meadow", inputs: [], parameters: {} },
    endpoint: "sandbox",
    outputs: [],
    failures: [],
    cost: null,
    createdAt: "2026-11-20T00:00:00.000Z",
    parentIds: [],
    ...facts,
  };
}
