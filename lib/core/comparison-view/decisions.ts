/** What a person decided about an image. */
export interface Decision {
  verdict?: "picked" | "rejected" | undefined;
  note?: string | undefined;
  /** 1 is the best. */
  rank?: number | undefined;
}
/** By the image's id. */
export type Decisions = Record<string, Decision>;

/** The same verdict a second time takes it back. */
export function toggledVerdict(
  decision: Decision | undefined,
  verdict: "picked" | "rejected",
): Decision {
  const { verdict: before, ...rest } = decision ?? {};
  return before === verdict ? rest : { ...rest, verdict };
}

/** The image to go on with: the first that was picked, else the one ranked first. */
export function winnerOf(ids: string[], decisions: Decisions): string | undefined {
  const picked = ids.filter((id) => decisions[id]?.verdict === "picked");
  const byRank = (one: string, other: string) => rankOf(decisions, one) - rankOf(decisions, other);
  return picked.toSorted(byRank)[0] ?? ids.find((id) => decisions[id]?.rank === 1);
}

const rankOf = (decisions: Decisions, id: string) => decisions[id]?.rank ?? Number.MAX_SAFE_INTEGER;

/** What images that were put in order, best first, are decided to be. */
export function rankedDecisions(decisions: Decisions, order: string[]): Decisions {
  const ranked = order.map((id, index) => [id, { ...decisions[id], rank: index + 1 }] as const);
  return Object.fromEntries(ranked);
}
