import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partOfResult, pixelsOfPart } from "@/lib/core/comparison-view/parts";
import { imageWithBox, isLegal } from "../../../support/geometry";

describe("the part of a result that a box was drawn for", () => {
  it("is the box itself if the result has the input's size", () => {
    fc.assert(
      fc.property(imageWithBox, ({ size, box }) => {
        const part = partOfResult(box, size, size);
        expect(part && pixelsOfPart(part, size)).toEqual(box);
      }),
    );
  });

  it("is a legal box of a result of any size and the input's ratio", () => {
    fc.assert(
      fc.property(imageWithBox, fc.integer({ min: 1, max: 4 }), ({ size, box }, times) => {
        const result = { width: size.width * times, height: size.height * times };
        const part = partOfResult(box, size, result);
        expect(part && isLegal(pixelsOfPart(part, result), result)).toBe(true);
        expect(
          part && isLegal(pixelsOfPart(part, { width: 1, height: 1 }), { width: 1, height: 1 }),
        ).toBe(true);
      }),
    );
  });

  it("is unknown if the result has another ratio", () => {
    const input = { width: 1000, height: 1000 };
    expect(partOfResult([0, 0, 10, 10], input, { width: 1000, height: 700 })).toBeUndefined();
    expect(partOfResult([0, 0, 10, 10], input, { width: 500, height: 505 })).toBeDefined();
  });
});
