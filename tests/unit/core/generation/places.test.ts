import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Draft,
  emptyDraft,
  withInputAt,
  withInputMoved,
} from "@/lib/core/generation/draft/draft";
import {
  type Frame,
  gapAt,
  itemUnder,
  nearestPlace,
  placeAfterInsert,
  placeAfterRemoval,
  placeInGap,
} from "@/lib/core/generation/draft/places";

/** Thumbs of 72 px, so many in a row, as the strip lays them out. */
const laidOut = (count: number, columns: number): Frame[] =>
  Array.from({ length: count }, (_, index) => ({
    left: 12 + (index % columns) * 80,
    top: 200 + Math.floor(index / columns) * 104,
    width: 72,
    height: 96,
  }));

const strips = fc
  .record({ count: fc.integer({ min: 1, max: 12 }), columns: fc.integer({ min: 1, max: 6 }) })
  .map(({ count, columns }) => laidOut(count, columns));
const pointers = fc.record({
  x: fc.integer({ min: -50, max: 700 }),
  y: fc.integer({ min: 0, max: 1600 }),
});

const draftOfLetters = (letters: string[]): Draft => ({
  ...emptyDraft,
  inputs: letters.map((assetId, index) => ({ assetId, boxes: [[0, 0, 1, index + 1]] })),
});
const lettersOf = (draft: Draft) => draft.inputs.map(({ assetId }) => assetId);
const orders = fc.integer({ min: 1, max: 9 }).chain((count) =>
  fc.record({
    letters: fc.constant(Array.from({ length: count }, (_, index) => `asset-${index}`)),
    from: fc.integer({ min: 0, max: count - 1 }),
    gap: fc.integer({ min: 0, max: count }),
    watched: fc.integer({ min: 0, max: count - 1 }),
  }),
);

it("means an image itself in the middle of its thumb, and the gap beside it at the edges", () => {
  const frames = laidOut(4, 2);
  const at = (x: number, y: number) => itemUnder({ x, y }, frames);
  expect(at(12 + 36, 230)).toBe(0);
  expect(at(92 + 36, 230 + 104)).toBe(3);
  expect(at(12 + 8, 230)).toBeUndefined();
  expect(at(12 + 64, 230)).toBeUndefined();
  expect(at(12 + 36, 190)).toBeUndefined();
});

describe("the gap that a pointer means", () => {
  it("exists in the strip, wherever the pointer is", () => {
    fc.assert(
      fc.property(strips, pointers, (frames, pointer) => {
        const gap = gapAt(pointer, frames);
        expect(gap).toBeGreaterThanOrEqual(0);
        expect(gap).toBeLessThanOrEqual(frames.length);
      }),
    );
    expect(gapAt({ x: 5, y: 5 }, [])).toBe(0);
  });

  it("is before an image on its left half and after it on its right half", () => {
    fc.assert(
      fc.property(strips, fc.nat(), fc.nat({ max: 71 }), (frames, any, across) => {
        const index = any % frames.length;
        const frame = frames[index];
        if (!frame) throw new Error("There is no such thumb.");
        const pointer = { x: frame.left + across, y: frame.top + 40 };
        expect(gapAt(pointer, frames)).toBe(across < 36 ? index : index + 1);
      }),
    );
  });

  it("beside a row that is not full is after its last image", () => {
    expect(gapAt({ x: 300, y: 320 }, laidOut(5, 4))).toBe(5);
    expect(gapAt({ x: 300, y: 210 }, laidOut(5, 4))).toBe(4);
  });
});

describe("a moved image", () => {
  it("lands in the gap that it was dropped into, with its boxes", () => {
    fc.assert(
      fc.property(orders, ({ letters, from, gap }) => {
        const draft = draftOfLetters(letters);
        const moved = withInputMoved(draft, from, placeInGap(from, gap));
        const marked = letters.toSpliced(gap, 0, "gap");
        const expected = [
          ...marked.slice(0, gap).filter((letter) => letter !== letters[from]),
          letters[from],
          ...marked.slice(gap + 1).filter((letter) => letter !== letters[from]),
        ];
        expect(lettersOf(moved)).toEqual(expected);
        expect(new Set(moved.inputs)).toEqual(new Set(draft.inputs));
      }),
    );
  });

  it("keeps the same image in view", () => {
    fc.assert(
      fc.property(orders, ({ letters, from, gap, watched }) => {
        const grown = lettersOf(withInputAt(draftOfLetters(letters), "other", gap));
        expect(grown[gap]).toBe("other");
        expect(grown[placeAfterInsert(watched, gap)]).toBe(letters[watched]);
        const shrunk = letters.toSpliced(from, 1);
        const next = watched === from ? letters[from + 1] : letters[watched];
        expect(shrunk[placeAfterRemoval(watched, from)]).toBe(next);
      }),
    );
  });
});

describe("an image added at a place", () => {
  it("goes to the end if the place no longer exists", () => {
    const draft = draftOfLetters(["a", "b"]);
    expect(lettersOf(withInputAt(draft, "c", 9))).toEqual(["a", "b", "c"]);
    expect(lettersOf(withInputAt(draft, "c", -1))).toEqual(["c", "a", "b"]);
  });

  it("ends an agreement to send smaller copies", () => {
    const agreed: Draft = { ...draftOfLetters(["a"]), shrinkInputs: true };
    expect(withInputAt(agreed, "b", 0).shrinkInputs).toBeUndefined();
  });
});

it("a moved image is found at the nearest place that holds it", () => {
  expect(nearestPlace(["a", "b", "a", "b"], "a", 3)).toBe(2);
  expect(nearestPlace(["a", "b", "a", "b"], "b", 1)).toBe(1);
  expect(nearestPlace(["a"], "c", 0)).toBe(-1);
});
