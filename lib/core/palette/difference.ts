import { oklabOfHex, squaredDistance } from "./oklab";
import type { Palette, Swatch } from "./palette";

/** A requested colour and the one that came in its place. */
export interface ColourMatch {
  asked: Swatch;
  /** Undefined: the picture has fewer colours. */
  got: Swatch | undefined;
  /** ΔE OK: the distance in OKLab times 100. From about 2 on it is visible side by side. */
  distance: number | undefined;
}

/** ΔE OK of two colours `#RRGGBB`. */
export function distanceOf(one: string, other: string): number {
  return Math.sqrt(squaredDistance(oklabOfHex(one), oklabOfHex(other))) * 100;
}

/**
 * Pairs each requested colour with an actual one, minimising the sum of distances weighted by the
 * requested shares.
 * @param got at most ten colours, as upstream takes
 */
export function matchedColours(asked: Palette, got: Palette): ColourMatch[] {
  const cost = asked.map(({ hex, ratio }) => got.map((one) => distanceOf(hex, one.hex) * ratio));
  const chosen = bestAssignment(cost, got.length);
  return asked.map((swatch, index) => {
    const match = got[chosen[index] ?? -1];
    return {
      asked: swatch,
      got: match,
      distance: match && distanceOf(swatch.hex, match.hex),
    };
  });
}

/** Gives each row its own column so that the sum is smallest; ten columns make 1,024 sets. */
function bestAssignment(cost: number[][], columns: number): number[] {
  // The best result for the rows so far, by the set of columns they use.
  let known = new Map<number, { sum: number; places: number[] }>([[0, { sum: 0, places: [] }]]);
  const mayLack = cost.length > columns;
  for (const row of cost) {
    const next = new Map<number, { sum: number; places: number[] }>();
    const offer = (taken: number, sum: number, places: number[]) => {
      const before = next.get(taken);
      if (!before || sum < before.sum) next.set(taken, { sum, places });
    };
    for (const [taken, { sum, places }] of known) {
      if (mayLack) offer(taken, sum, [...places, -1]);
      row.forEach((price, column) => {
        const bit = 1 << column;
        if ((taken & bit) === 0) offer(taken | bit, sum + price, [...places, column]);
      });
    }
    known = next;
  }
  // Match as many as possible, then choose the cheapest.
  const full = [...known.entries()].toSorted(
    ([one, left], [other, right]) => bitsIn(other) - bitsIn(one) || left.sum - right.sum,
  );
  return full[0]?.[1].places ?? [];
}

function bitsIn(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) count += 1;
  return count;
}
