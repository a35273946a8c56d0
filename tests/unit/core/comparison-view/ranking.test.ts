import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostQuestions, type PairAnswer, rankingAfter } from "@/lib/core/comparison-view/ranking";

/** Somebody who knows the true order, asked until there is nothing left to ask. */
function judged(ids: string[], truth: string[]) {
  const answers: PairAnswer[] = [];
  for (;;) {
    const ranking = rankingAfter(ids, answers);
    if (ranking.kind === "ranked") return { order: ranking.order, answers };
    const { left, right } = ranking;
    const isLeft = truth.indexOf(left) < truth.indexOf(right);
    answers.push(isLeft ? { better: left, worse: right } : { better: right, worse: left });
  }
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `image ${index}`);
const anyTruth = fc
  .integer({ min: 0, max: 24 })
  .chain((count) => fc.shuffledSubarray(names(count), { minLength: count }));

describe("ranking by pairs", () => {
  it("finds the true order from consistent answers", () => {
    fc.assert(
      fc.property(anyTruth, (truth) => {
        expect(judged(truth.toSorted(), truth).order).toEqual(truth);
      }),
    );
  });

  it("never asks more than merge insertion needs, and no pair twice", () => {
    fc.assert(
      fc.property(anyTruth, (truth) => {
        const { answers } = judged(truth.toSorted(), truth);
        expect(answers.length).toBeLessThanOrEqual(mostQuestions(truth.length));
        const pairs = answers.map(({ better, worse }) => [better, worse].toSorted().join());
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
    );
  });

  it("needs 30 questions at most for twelve images", () => {
    expect(mostQuestions(12)).toBe(30);
  });

  it("asks the same again when an answer is undone", () => {
    fc.assert(
      fc.property(anyTruth, (truth) => {
        const { answers } = judged(truth.toSorted(), truth);
        const last = answers.at(-1);
        fc.pre(last !== undefined);
        const ranking = rankingAfter(truth.toSorted(), answers.slice(0, -1));
        expect(ranking.kind === "question" && [ranking.left, ranking.right].toSorted()).toEqual(
          [last?.better, last?.worse].toSorted(),
        );
      }),
    );
  });

  it("builds on earlier answers when an image is added", () => {
    const truth = names(6);
    const { answers } = judged(truth.slice(0, 5), truth);
    const added = rankingAfter(truth, answers);
    expect(added.kind === "question" && [added.left, added.right]).toContain("image 5");
  });
});
