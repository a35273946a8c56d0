import { differenceEuclidean, rgb } from "culori";
import fc from "fast-check";
import pixelmatch from "pixelmatch";
import { describe, expect, it } from "vitest";
import {
  differenceMap,
  differenceNumbersOf,
  differencesOf,
  type OpaquePixels,
  sharedSize,
} from "@/lib/core/comparison-view/difference";

const side = 12;
const bytes = fc.uint8Array({ minLength: side * side * 3, maxLength: side * side * 3 });
/** Opaque pixels of any colours. */
const anyPixels: fc.Arbitrary<OpaquePixels> = bytes.map((colours) => {
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  colours.forEach((value, index) => {
    data[Math.floor(index / 3) * 4 + (index % 3)] = value;
  });
  return { data, width: side, height: side };
});
/** Two images that share some of their pixels. */
const anyPair = fc
  .tuple(anyPixels, anyPixels, fc.array(fc.nat(side * side - 1)))
  .map(([one, other, shared]) => {
    for (const pixel of shared) other.data.set(one.data.slice(pixel * 4, pixel * 4 + 4), pixel * 4);
    return [one, other] as const;
  });

const metric = differenceEuclidean("oklab");
const colourAt = ({ data }: OpaquePixels, pixel: number) =>
  rgb({
    mode: "rgb",
    r: (data[pixel * 4] ?? 0) / 255,
    g: (data[pixel * 4 + 1] ?? 0) / 255,
    b: (data[pixel * 4 + 2] ?? 0) / 255,
  });

describe("the difference of two images", () => {
  it("is zero in every number for an image and itself", () => {
    fc.assert(
      fc.property(anyPixels, fc.constantFrom("values", "seen"), (pixels, kind) => {
        const differences = differencesOf(pixels, pixels, kind);
        expect(differenceNumbersOf(differences, pixels, 0)).toEqual({
          share: 0,
          mean: 0,
          greatest: 0,
        });
      }),
    );
  });

  it("is culori's ΔE OK for every pixel, and so are its numbers", () => {
    fc.assert(
      fc.property(anyPair, fc.double({ min: 0, max: 40, noNaN: true }), ([one, other], limit) => {
        const differences = differencesOf(one, other, "seen");
        const published = Array.from(differences, (_, pixel) => {
          return metric(colourAt(one, pixel), colourAt(other, pixel)) * 100;
        });
        for (const [pixel, value] of published.entries()) {
          expect(differences[pixel]).toBeCloseTo(value, 3);
        }
        const { share, mean, greatest } = differenceNumbersOf(differences, one, limit);
        const isClear = published.every((value) => Math.abs(value - limit) > 1e-3);
        if (isClear) expect(share).toBe(published.filter((v) => v > limit).length / (side * side));
        expect(mean).toBeCloseTo(published.reduce((sum, v) => sum + v, 0) / (side * side), 3);
        expect(greatest).toBeCloseTo(Math.max(...published), 3);
      }),
      { numRuns: 30 },
    );
  });

  it("finds the same changed pixels as pixelmatch when every change counts", () => {
    fc.assert(
      fc.property(anyPair, ([one, other]) => {
        const options = { threshold: 0, includeAA: true };
        const changed = pixelmatch(one.data, other.data, undefined, side, side, options);
        const { share } = differenceNumbersOf(differencesOf(one, other, "values"), one, 0);
        expect(Math.round(share * side * side)).toBe(changed);
      }),
    );
  });

  it("is the same in both directions, and no part differs more than the worst of the whole", () => {
    fc.assert(
      fc.property(anyPair, fc.constantFrom("values", "seen"), ([one, other], kind) => {
        const there = differencesOf(one, other, kind);
        expect(there).toEqual(differencesOf(other, one, kind));
        const part = differenceNumbersOf(there, one, 5, [0.25, 0.25, 0.75, 0.5]);
        expect(part.greatest).toBeLessThanOrEqual(differenceNumbersOf(there, one, 5).greatest);
      }),
    );
  });

  it("counts only the inside of a part", () => {
    const blank = { data: new Uint8ClampedArray(side * side * 4), width: side, height: side };
    const half = { ...blank, data: blank.data.slice() };
    // The left half of every row is white.
    for (let pixel = 0; pixel < side * side; pixel += 1) {
      if (pixel % side < side / 2) half.data.fill(255, pixel * 4, pixel * 4 + 4);
    }
    const differences = differencesOf(blank, half, "values");
    expect(differenceNumbersOf(differences, blank, 50).share).toBe(0.5);
    expect(differenceNumbersOf(differences, blank, 50, [0, 0, 0.5, 1])).toMatchObject({
      share: 1,
      mean: 100,
    });
    expect(differenceNumbersOf(differences, blank, 50, [0.5, 0, 1, 1]).share).toBe(0);
    expect(differenceNumbersOf(differences, blank, 50, [0.5, 0.5, 0.5, 0.5]).share).toBe(0);
  });

  it("paints only what is over the threshold", () => {
    fc.assert(
      fc.property(anyPair, ([one, other]) => {
        const differences = differencesOf(one, other, "seen");
        const map = differenceMap(one, differences, 10);
        differences.forEach((difference, pixel) => {
          const [red, green, blue] = map.slice(pixel * 4, pixel * 4 + 3);
          const isGrey = red === green && green === blue;
          expect(isGrey).toBe(difference <= 10);
        });
      }),
    );
  });

  it("compares at a size to which neither image is enlarged", () => {
    const small = { width: 1024, height: 1024 };
    const large = { width: 2048, height: 2048 };
    expect(sharedSize(small, large, 4096)).toEqual(small);
    expect(sharedSize(large, large, 1024)).toEqual(small);
  });
});
