import { plainNumberText } from "../number/plain-text";

/** A range may not name more seeds than a comparison has cells. */
const mostSeeds = 400;

/**
 * Seeds as typed, in digits of any script: `7, 12, 20-24, 100-500/100`; without duplicates, in that
 * order. A slash sets the step of a range.
 * @returns undefined if a part is anything else, or a range names too many
 */
export function parseSeeds(text: string): number[] | undefined {
  const seeds = new Set<number>();
  const written = plainNumberText(text);
  if (written === undefined) return undefined;
  for (const part of written.split(/[\s,;]+/).filter(Boolean)) {
    const found = seedsOfPart(part);
    if (!found) return undefined;
    for (const seed of found) seeds.add(seed);
  }
  return [...seeds];
}

function seedsOfPart(part: string): number[] | undefined {
  const match = /^(\d{1,10})(?:[-~](\d{1,10})(?:\/(\d{1,10}))?)?$/.exec(part);
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  const step = Number(match[3] ?? 1);
  if (to < from || step < 1) return undefined;
  const count = Math.floor((to - from) / step) + 1;
  if (count > mostSeeds) return undefined;
  return Array.from({ length: count }, (_, index) => from + index * step);
}

export const seedsText = (seeds: number[]) => seeds.join(", ");
