import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Draft,
  draftOf,
  emptyDraft,
  requestOf,
  withBoxes,
  withInput,
  withInputMoved,
  withoutInput,
  withParameter,
} from "@/lib/core/generation/draft";
import { historyOf, redo, sealed, step, undo } from "@/lib/core/generation/history";
import { costOf } from "@/lib/core/generation/price";
import { progressOf } from "@/lib/core/generation/progress";
import { expectedSize } from "@/lib/core/generation/size";
import { wan27ImagePro } from "@/lib/core/models/wan27";

const [first, second] = [
  "018f0000-0000-7000-8000-000000000001",
  "018f0000-0000-7000-8000-000000000002",
] as const;

describe("a draft", () => {
  it("moves boxes together with their image", () => {
    const draft = withBoxes(withInput(withInput(emptyDraft, first), second), 1, [[0, 0, 5, 5]]);
    const moved = withInputMoved(draft, 1, 0);
    expect(moved.inputs).toEqual([
      { assetId: second, boxes: [[0, 0, 5, 5]] },
      { assetId: first, boxes: [] },
    ]);
    expect(withInputMoved(draft, 1, 2)).toBe(draft);
    expect(withoutInput(moved, 0).inputs).toEqual([{ assetId: first, boxes: [] }]);
  });

  it("asks only for what was set, and an empty palette is none", () => {
    const draft = withParameter(withParameter(emptyDraft, "palette", []), "seed", 7);
    expect(requestOf(draft).parameters).toEqual({ seed: 7 });
    expect(requestOf(withParameter(draft, "seed", undefined)).parameters).toEqual({});
  });

  it("is taken up again from the request that it made", () => {
    const draft: Draft = { ...withInput(emptyDraft, first), prompt: "x", parameters: { n: 2 } };
    expect(draftOf(requestOf(draft))).toEqual(draft);
  });
});

describe("the history", () => {
  it("undone all the way is the start, redone all the way is the end", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.constantFrom("a", "b", undefined))),
        (steps) => {
          const end = steps.reduce(
            (history, [value, tag]) => step(history, value, tag),
            historyOf(0),
          );
          let history = end;
          while (history.past.length > 0) history = undo(history);
          expect(history.present).toBe(0);
          while (history.future.length > 0) history = redo(history);
          expect(history.present).toBe(end.present);
        },
      ),
    );
  });

  it("takes typing in one field back at once, until the field is left", () => {
    let history = step(step(historyOf(""), "a", "prompt"), "ab", "prompt");
    expect(undo(history).present).toBe("");
    history = step(sealed(history), "abc", "prompt");
    expect(undo(history).present).toBe("ab");
  });
});

describe("what is shown before a run", () => {
  it("costs images times the price, to the millionth", () => {
    const price = { unitPrice: 0.562065, currency: "CNY" };
    expect(costOf(4, price)).toEqual({ ...price, images: 4, total: 2.24826 });
  });

  it("is about the size that upstream will draw", () => {
    const table = { width: 1696, height: 960 };
    expect(expectedSize(wan27ImagePro, "2K", undefined)).toEqual({ width: 2048, height: 2048 });
    expect(expectedSize(wan27ImagePro, "2K", table)).toEqual({ width: 2722, height: 1541 });
    expect(expectedSize(wan27ImagePro, "1024*768", table)).toEqual({ width: 1024, height: 768 });
    expect(expectedSize(wan27ImagePro, "9K", undefined)).toBeUndefined();
  });
});

it("progress grows with time, never stands still and is never full before the end", () => {
  const usual = { min: 12, max: 25 };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_600_000 }), (gone) => {
      const now = progressOf("running", 0, gone, usual);
      const later = progressOf("running", 0, gone + 1000, usual);
      expect(later.fraction).toBeGreaterThan(now.fraction);
      expect(later.fraction).toBeLessThan(1);
    }),
  );
});
