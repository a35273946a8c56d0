import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ActHistory,
  allActs,
  noActs,
  withAct,
  withoutAct,
  withRedone,
  withUndone,
} from "@/lib/core/library/act-history";

const moves = fc.array(fc.constantFrom("act", "undo", "redo"), { maxLength: 60 });

/** Plays moves on a history of numbered acts; the latest is undone first. */
function played(list: readonly string[]): ActHistory<number> {
  let history: ActHistory<number> = noActs;
  let number = 0;
  for (const move of list) {
    const latest = history.done.at(-1);
    if (move === "act") {
      number += 1;
      history = withAct(history, number);
    } else if (move === "redo") history = withRedone(history);
    else if (latest !== undefined) history = withUndone(history, latest);
  }
  return history;
}

describe("the history of acts", () => {
  it("forgets nothing that was done, however many acts there are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000 }), (count) => {
        const { done } = played(Array.from({ length: count }, () => "act"));
        expect(done).toHaveLength(count);
      }),
      { numRuns: 20 },
    );
  });

  it("is as before after undo and redo", () => {
    fc.assert(
      fc.property(moves, (list) => {
        const history = played(list);
        const latest = history.done.at(-1);
        if (latest === undefined) return;
        expect(withRedone(withUndone(history, latest))).toEqual(history);
      }),
    );
  });

  it("keeps its acts in the order in which they were done, undone ones after the rest", () => {
    fc.assert(
      fc.property(moves, (list) => {
        const all = allActs(played(list));
        expect(all).toEqual(all.toSorted((one, other) => one - other));
      }),
    );
  });

  it("undoes an earlier act alone", () => {
    const history = played(["act", "act", "act"]);
    expect(withUndone(history, 2)).toEqual({ done: [1, 3], undone: [2] });
    expect(withUndone(history, 9)).toBe(history);
  });

  it("forgets an act whose image is gone for good, and reaches those before it", () => {
    const history = played(["act", "act", "act", "undo"]);
    expect(withoutAct(history, 2)).toEqual({ done: [1], undone: [3] });
    expect(withoutAct(history, 3)).toEqual({ done: [1, 2], undone: [] });
  });

  it("cannot do again what was undone before something new", () => {
    expect(withRedone(played(["act", "undo", "act"]))).toEqual({ done: [2], undone: [] });
  });
});
