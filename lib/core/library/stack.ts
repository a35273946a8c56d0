import type { GenerationRequest } from "../generation/request";

/** What the runs of one stack have in common, as text: the whole request without seed and count. */
export function stackTextOf({ parameters, ...request }: GenerationRequest): string {
  const { seed: _seed, n: _n, ...rest } = parameters;
  return JSON.stringify({ ...request, parameters: rest }, inOrder);
}

/** Sorts object keys, so that equal requests give equal text. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
