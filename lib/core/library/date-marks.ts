import type { Outline } from "../api/library";
import { blockStarts } from "./outline";

/** Where a day or month begins in the list, as far as the outline knows. */
export interface DateMark {
  at: Date;
  /** The index of its first image. */
  asset: number;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Up to this many days, marks name days; beyond it, months are enough. */
const mostDays = 45;

/** The places in the list where a new month begins, or a new day if it covers little time. */
export function dateMarks(outline: Outline): { unit: "day" | "month"; marks: DateMark[] } {
  const starts = blockStarts(outline);
  const moments = outline.blocks.map(({ at }) => new Date(at));
  const times = moments.map((moment) => moment.getTime());
  const span = Math.max(...times, 0) - Math.min(...times, Number.POSITIVE_INFINITY);
  const unit = span > mostDays * dayMs ? "month" : "day";
  const nameOf = (moment: Date) =>
    unit === "month"
      ? `${moment.getFullYear()}-${moment.getMonth()}`
      : `${moment.getFullYear()}-${moment.getMonth()}-${moment.getDate()}`;
  const marks = moments.flatMap((at, block) => {
    const before = moments[block - 1];
    if (before && nameOf(before) === nameOf(at)) return [];
    return [{ at, asset: starts[block] ?? 0 }];
  });
  return { unit, marks };
}

/** Drops marks that would overlap. @param topOf a mark's position, in pixels */
export function spacedMarks<Mark>(
  marks: Mark[],
  topOf: (mark: Mark) => number,
  least: number,
): Mark[] {
  const kept: Mark[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const mark of marks) {
    const top = topOf(mark);
    if (top - last < least) continue;
    kept.push(mark);
    last = top;
  }
  return kept;
}
