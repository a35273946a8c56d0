import type { ImageVerdict } from "../api/verdict";

/** A user's decision about an image. */
export interface Decision {
  verdict?: ImageVerdict | undefined;
  note?: string | undefined;
  /** 1 is the best. */
  rank?: number | undefined;
}
/** By the image's id. */
export type DecisionsByImage = Record<string, Decision>;

/**
 * Makes new decisions from the latest ones: whatever was decided an instant ago is in them. It gives
 * the whole decision about each image that it names.
 */
export type ChangeDecisions = (latest: DecisionsByImage) => DecisionsByImage;

/** Changes the decision about one image. */
export const decidedOn =
  (id: string, change: (before: Decision) => Decision): ChangeDecisions =>
  (latest) => ({ [id]: change(latest[id] ?? {}) });

/** Repeating a verdict withdraws it. */
export function toggledVerdict(decision: Decision, verdict: ImageVerdict): Decision {
  const { verdict: before, ...rest } = decision;
  return before === verdict ? rest : { ...rest, verdict };
}

/** An empty note is none. */
export function withNote({ note: _, ...rest }: Decision, text: string): Decision {
  const note = text.trim();
  return note === "" ? rest : { ...rest, note };
}

/** The image to continue with: the first one picked, otherwise the one ranked first. */
export function winnerOf(ids: string[], decisions: DecisionsByImage): string | undefined {
  const picked = ids.filter((id) => decisions[id]?.verdict === "picked");
  const byRank = (one: string, other: string) => rankOf(decisions, one) - rankOf(decisions, other);
  return picked.toSorted(byRank)[0] ?? ids.find((id) => decisions[id]?.rank === 1);
}

const rankOf = (decisions: DecisionsByImage, id: string) =>
  decisions[id]?.rank ?? Number.MAX_SAFE_INTEGER;

/** Stores a ranking, best first, as decisions. */
export function rankedDecisions(decisions: DecisionsByImage, order: string[]): DecisionsByImage {
  const ranked = order.map((id, index) => [id, { ...decisions[id], rank: index + 1 }] as const);
  return Object.fromEntries(ranked);
}
