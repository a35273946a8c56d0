import type { QueryClient } from "@tanstack/react-query";
import type { Generation } from "@/lib/core/api/generation";

// An answer tells how things were when it was written. What was heard while it was on its way is
// newer, and stays.

const kind = "generation";
export const generationKey = (id: string) => [kind, id] as const;

/** A run of an answer, or the same run as it was heard of last, whichever is newer. */
export function newestKnown(client: QueryClient, answered: Generation): Generation {
  const heard = client.getQueryData<Generation>(generationKey(answered.id));
  return heard && heard.revision > answered.revision ? heard : answered;
}

/** The newest runs as an answer has them, newest first, with those that were begun since. */
export function withBegunMeanwhile(client: QueryClient, answered: Generation[]): Generation[] {
  const newest = answered[0]?.id ?? "";
  const begun = client
    .getQueriesData<Generation>({ queryKey: [kind] })
    // The ids of runs are in the order in which these were begun.
    .flatMap(([, heard]) => (heard && heard.id > newest ? [heard] : []))
    .toSorted((one, two) => (one.id < two.id ? 1 : -1));
  return [...begun, ...answered.map((one) => newestKnown(client, one))];
}
