import fc from "fast-check";
import { type Head, matrixOf } from "@/lib/core/comparison-view/matrix";

/** Every combination of values, the last axis changing first, as the planner has them. */
const everyPlace = (counts: number[]) =>
  counts.reduce<number[][]>(
    (places, count) =>
      places.flatMap((before) => Array.from({ length: count }, (_, place) => [...before, place])),
    [[]],
  );

/** One to three axes, their cells in the planner's order, and the matrix of these. */
export const anyMatrix = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 })
  .map((counts) => {
    const axes = counts.map((count) => ({ values: Array.from({ length: count }, () => 0) }));
    const cells = everyPlace(counts).map((coordinates) => ({ coordinates }));
    return { axes, cells, matrix: matrixOf(axes, cells) };
  });

export const nameOf = ({ axis, value }: Head) => `${axis}=${value}`;
