import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameOf, laidInto } from "@/lib/core/stage/frames";
import { toStage } from "@/lib/core/stage/viewport";

const sizes = fc.record({
  width: fc.integer({ min: 1, max: 8192 }),
  height: fc.integer({ min: 1, max: 8192 }),
});
const viewports = fc.record({
  scale: fc.double({ min: 0.01, max: 32, noNaN: true }),
  left: fc.integer({ min: -4000, max: 4000 }),
  top: fc.integer({ min: -4000, max: 4000 }),
});

describe("a picture fitted into the frame of another", () => {
  it("stays within it and touches two of its sides", () => {
    fc.assert(
      fc.property(viewports, sizes, sizes, (viewport, frame, picture) => {
        const laid = laidInto(viewport, frame, picture);
        const across = frame.width * viewport.scale - picture.width * laid.scale;
        const down = frame.height * viewport.scale - picture.height * laid.scale;
        const slack = 1e-6 * viewport.scale * 8192;
        expect(Math.min(across, down)).toBeGreaterThanOrEqual(-slack);
        expect(Math.min(across, down)).toBeLessThanOrEqual(slack);
        expect(laid.left - viewport.left).toBeCloseTo(across / 2, 3);
        expect(laid.top - viewport.top).toBeCloseTo(down / 2, 3);
      }),
    );
  });

  it("shows the same place at the same position if both have one shape", () => {
    const times = fc.integer({ min: 1, max: 8 });
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(viewports, sizes, times, place, place, (viewport, frame, by, x, y) => {
        const picture = { width: frame.width * by, height: frame.height * by };
        const one = toStage(viewport, { x: x * frame.width, y: y * frame.height });
        const laid = laidInto(viewport, frame, picture);
        const other = toStage(laid, { x: x * picture.width, y: y * picture.height });
        expect(other.left).toBeCloseTo(one.left, 3);
        expect(other.top).toBeCloseTo(one.top, 3);
      }),
    );
  });
});

describe("the frame of a part of a picture", () => {
  it("begins where its neighbour ends", () => {
    const side = fc.integer({ min: 1, max: 2000 });
    const ratio = fc.constantFrom(1, 1.25, 1.5, 2, 3);
    fc.assert(
      fc.property(viewports, side, side, ratio, (viewport, first, second, devicePixels) => {
        const left = { left: 0, top: 0, width: first, height: 10 };
        const right = { left: first, top: 0, width: second, height: 10 };
        const one = frameOf(left, viewport, devicePixels);
        const other = frameOf(right, viewport, devicePixels);
        expect(one.x + one.width).toBeCloseTo(other.x, 6);
      }),
    );
  });
});
