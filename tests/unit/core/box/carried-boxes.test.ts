import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, boxFault, type PixelSize } from "@/lib/core/box/box";
import { carriedBoxes } from "@/lib/core/box/carried-boxes";

const side = fc.integer({ min: 1, max: 9000 });
const sizes: fc.Arbitrary<PixelSize> = fc.record({ width: side, height: side });

const interval = (size: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: size - 1 }), fc.integer({ min: 1, max: size }))
    .map(([start, length]) => [start, Math.min(size, start + length)] as const);

const boxesOn = ({ width, height }: PixelSize): fc.Arbitrary<Box[]> =>
  fc.array(
    fc
      .tuple(interval(width), interval(height))
      .map(([[x1, x2], [y1, y2]]): Box => [x1, y1, x2, y2]),
    { maxLength: 5 },
  );

const imageWithBoxes = sizes.chain((from) =>
  fc.record({ from: fc.constant(from), boxes: boxesOn(from) }),
);

describe("boxes on an image that replaces another", () => {
  it("are always legal, whatever the sizes", () => {
    fc.assert(
      fc.property(imageWithBoxes, sizes, fc.boolean(), ({ from, boxes }, to, isKnown) => {
        for (const box of carriedBoxes(boxes, isKnown ? from : undefined, to)) {
          expect(boxFault(box, to)).toBeUndefined();
        }
      }),
    );
  });

  it("stay as they are if the size is the same", () => {
    fc.assert(
      fc.property(imageWithBoxes, ({ from, boxes }) => {
        expect(carriedBoxes(boxes, from, { ...from })).toBe(boxes);
      }),
    );
  });

  it("are all kept on a scaled image, whichever way its sides were rounded", () => {
    const scales = fc.integer({ min: 50, max: 400 }).map((percent) => percent / 100);
    const roundings = fc.constantFrom(Math.round, Math.floor, Math.ceil);
    fc.assert(
      fc.property(imageWithBoxes, scales, roundings, ({ from, boxes }, scale, rounded) => {
        const to = {
          width: Math.max(1, rounded(from.width * scale)),
          height: Math.max(1, rounded(from.height * scale)),
        };
        // Below that a pixel is more than a rounding.
        fc.pre(Math.min(to.width, to.height) > 20);
        expect(carriedBoxes(boxes, from, to)).toHaveLength(boxes.length);
      }),
    );
  });

  it("mark the same half when the image is twice as large", () => {
    const carried = carriedBoxes(
      [[0, 0, 50, 100]],
      { width: 100, height: 100 },
      { width: 200, height: 200 },
    );
    expect(carried).toEqual([[0, 0, 100, 200]]);
  });

  it("stay only if they lie inside when the proportions differ, and none moves", () => {
    fc.assert(
      fc.property(imageWithBoxes, sizes, ({ from, boxes }, to) => {
        fc.pre(
          Math.abs(from.width * to.height - from.height * to.width) >
            Math.max(from.width, from.height),
        );
        const inside = boxes.filter((box) => boxFault(box, to) === undefined);
        expect(carriedBoxes(boxes, from, to)).toEqual(inside);
      }),
    );
  });
});
