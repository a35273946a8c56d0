/** A user's decision about an image. */
export interface Decision {
  verdict?: "picked" | "rejected" | undefined;
  note?: string | undefined;
  /** 1 is the best. */
  rank?: number | undefined;
}
/** By the image's id. */
export type DecisionsByImage = Record<string, Decision>;

/** Repeating a verdict withdraws it. */
export function toggledVerdict(
  decision: Decision | undefined,
  verdict: "picked" | "rejected",
): Decision {
  const { verdict: before, ...rest } = decision ?? {};
  return before === verdict ? rest : { ...rest, verdict };
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
