import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chunksOf,
  isSelected,
  noSelection,
  type Selection,
  selectedCount,
  selectedOf,
  withNews,
  withoutSome,
  withStretch,
  withStretchKept,
  withToggled,
} from "@/lib/core/library/selection";
import { anAsset } from "../../../support/asset";

const images = Array.from({ length: 20 }, (_, place) => anAsset({ id: `image-${place}` }));
const place = fc.integer({ min: 0, max: images.length - 1 });
const image = (at: number) => images[at] ?? anAsset();
const stretch = fc.tuple(place, place).map(([one, other]) => ({
  kind: "stretch" as const,
  images: images.slice(Math.min(one, other), Math.max(one, other) + 1),
}));
const steps = fc.array(
  fc.oneof(
    place.map((at) => ({ kind: "toggle" as const, at })),
    stretch,
    fc.constant({ kind: "keep" as const }),
  ),
  { maxLength: 30 },
);
const walked = steps.map((list) =>
  list.reduce<Selection>((selection, step) => {
    if (step.kind === "toggle") return withToggled(selection, image(step.at));
    if (step.kind === "stretch") return withStretch(selection, step.images);
    return withStretchKept(selection);
  }, noSelection),
);
const idsOf = (selection: Selection) =>
  selectedOf(selection)
    .map(({ id }) => id)
    .sort();

describe("a selection", () => {
  it("counts and names what is chosen alike", () => {
    fc.assert(
      fc.property(walked, (selection) => {
        const ids = idsOf(selection);
        expect(new Set(ids).size).toBe(ids.length);
        expect(selectedCount(selection)).toBe(ids.length);
        for (const { id } of images) expect(isSelected(selection, id)).toBe(ids.includes(id));
      }),
    );
  });

  it("is unchanged after an image is chosen and deselected", () => {
    fc.assert(
      fc.property(walked, place, (selection, at) => {
        const twice = withToggled(withToggled(selection, image(at)), image(at));
        expect(idsOf(twice)).toEqual(idsOf(selection));
      }),
    );
  });

  it("redraws a range with each step and keeps earlier choices", () => {
    fc.assert(
      fc.property(walked, stretch, stretch, (selection, one, other) => {
        const kept = withStretchKept(selection);
        const drawn = withStretch(withStretch(kept, one.images), other.images);
        const expected = new Set([...idsOf(kept), ...other.images.map(({ id }) => id)]);
        expect(idsOf(drawn)).toEqual([...expected].sort());
        expect(idsOf(withStretchKept(drawn))).toEqual(idsOf(drawn));
      }),
    );
  });

  it("drops deleted images, and learns of changes to the rest", () => {
    fc.assert(
      fc.property(walked, place, (selection, at) => {
        const { id } = image(at);
        expect(idsOf(withoutSome(selection, [id]))).not.toContain(id);
        const renewed = withNews(selection, { ...image(at), rating: 5 });
        expect(idsOf(renewed)).toEqual(idsOf(selection));
        const found = selectedOf(renewed).find((one) => one.id === id);
        if (found) expect(found.rating).toBe(5);
      }),
    );
  });

  it("is split into calls that hold each image once", () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (list, most) => {
        const chunks = chunksOf(list, most);
        expect(chunks.flat()).toEqual(list);
        for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
