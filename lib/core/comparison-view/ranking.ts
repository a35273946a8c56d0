/** A user's answer about two items: the first is better. */
export interface PairAnswer {
  better: string;
  worse: string;
}

export type RankingState =
  | { kind: "question"; left: string; right: string; asked: number; atMost: number }
  /** Best first. */
  | { kind: "ranked"; order: string[] };

/** Thrown if the order depends on a pair that has not been judged yet. */
class Unanswered {
  readonly left: string;
  readonly right: string;

  constructor(left: string, right: string) {
    this.left = left;
    this.right = right;
  }
}

/**
 * The next question for ranking items by pairs, or their final order. It uses merge insertion (Ford
 * and Johnson), which needs nearly the fewest possible questions and never asks what earlier
 * answers imply. The answers are its only state, so leaving one out takes it back.
 */
export function rankingAfter(ids: string[], answers: PairAnswer[]): RankingState {
  const beats = relationOf(answers);
  const isBetter = (one: string, other: string): boolean => {
    if (beats(one, other)) return true;
    if (beats(other, one)) return false;
    throw new Unanswered(one, other);
  };
  try {
    return { kind: "ranked", order: mergeInsertion(ids, isBetter) };
  } catch (reason) {
    if (!(reason instanceof Unanswered)) throw reason;
    const { left, right } = reason;
    const atMost = Math.max(mostQuestions(ids.length), answers.length + 1);
    return { kind: "question", left, right, asked: answers.length, atMost };
  }
}

/** The most questions merge insertion asks for this many items. */
export function mostQuestions(count: number): number {
  let sum = 0;
  for (let place = 1; place <= count; place += 1) sum += Math.ceil(Math.log2((3 * place) / 4));
  return sum;
}

/** Whether one item is known to beat another, directly or through others. */
function relationOf(answers: PairAnswer[]): (one: string, other: string) => boolean {
  const beaten = Map.groupBy(answers, ({ better }) => better);
  return (one, other) => {
    const seen = new Set<string>();
    const waiting = [one];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const { worse } of beaten.get(next) ?? []) {
        if (worse === other) return true;
        waiting.push(worse);
      }
    }
    return false;
  };
}

type IsBetter = (one: string, other: string) => boolean;

/** Best first. */
function mergeInsertion(items: string[], isBetter: IsBetter): string[] {
  if (items.length < 2) return items;
  const loserOf = new Map<string, string>();
  const winners: string[] = [];
  for (let at = 0; at + 1 < items.length; at += 2) {
    const one = items[at] ?? "";
    const other = items[at + 1] ?? "";
    const [winner, loser] = isBetter(one, other) ? [one, other] : [other, one];
    winners.push(winner);
    loserOf.set(winner, loser);
  }
  const ranked = mergeInsertion(winners, isBetter);
  // From the worst winner up: a loser belongs below its winner, which leaves few candidates.
  const worstFirst = ranked.toReversed();
  const losers = worstFirst.flatMap((winner) => loserOf.get(winner) ?? []);
  const winnerOf = new Map([...loserOf].map(([winner, loser]) => [loser, winner]));
  const odd = items.length % 2 === 1 ? items.at(-1) : undefined;
  const waiting = odd === undefined ? losers : [...losers, odd];
  const chain = [...worstFirst];
  for (const place of insertionOrder(waiting.length)) {
    const item = waiting[place];
    if (item === undefined) continue;
    const winner = winnerOf.get(item);
    const end = winner === undefined ? chain.length : chain.indexOf(winner);
    chain.splice(placeIn(chain, item, end, isBetter), 0, item);
  }
  return chain.toReversed();
}

/** Where an item belongs among the first `end` of a chain from worst to best. */
function placeIn(chain: string[], item: string, end: number, isBetter: IsBetter): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isBetter(item, chain[middle] ?? "")) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The order in which items are inserted: the first, which needs no question, then groups of 2, 2,
 * 6, 10, 22 …, each backwards, so that every search covers one less than a power of two.
 */
function insertionOrder(count: number): number[] {
  const order = count > 0 ? [0] : [];
  let size = 2;
  let before = 1;
  for (let power = 2; order.length < count; power += 1) {
    const end = Math.min(count, before + size);
    for (let place = end - 1; place >= before; place -= 1) order.push(place);
    before = end;
    size = 2 ** power - size;
  }
  return order;
}
