import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PixelSize } from "@/lib/core/box/box";
import {
  magnificationFor,
  paneViewport,
  pannedTogether,
  pinchedTogether,
  placeOfPoint,
  pointUnder,
  type SharedView,
  wholeView,
  zoomedTogether,
} from "@/lib/core/comparison-view/shared-view";
import { anyImage } from "../../../support/geometry";

const anyPane: fc.Arbitrary<PixelSize> = fc.record({
  width: fc.integer({ min: 80, max: 2000 }),
  height: fc.integer({ min: 80, max: 2000 }),
});
const part = fc.double({ min: 0, max: 1, noNaN: true });
const anyView: fc.Arbitrary<SharedView> = fc.record({
  centre: fc.record({ x: part, y: part }),
  magnification: fc.double({ min: 0.5, max: 16, noNaN: true }),
});
const anyPlace = (pane: PixelSize) =>
  fc.record({
    left: fc.double({ min: 0, max: pane.width, noNaN: true }),
    top: fc.double({ min: 0, max: pane.height, noNaN: true }),
  });

describe("zoom together", () => {
  it("shows the same relative point in the middle of every pane", () => {
    fc.assert(
      fc.property(anyView, anyImage, anyPane, (view, image, pane) => {
        const place = placeOfPoint(view.centre, view, image, pane);
        expect(place.left).toBeCloseTo(pane.width / 2, 6);
        expect(place.top).toBeCloseTo(pane.height / 2, 6);
      }),
    );
  });

  it("aligns images of one ratio, whatever their sizes", () => {
    const anyCase = fc.tuple(
      anyView,
      anyImage,
      anyPane,
      fc.integer({ min: 2, max: 5 }),
      part,
      part,
    );
    fc.assert(
      fc.property(anyCase, ([view, image, pane, times, x, y]) => {
        const large = { width: image.width * times, height: image.height * times };
        const one = placeOfPoint({ x, y }, view, image, pane);
        const other = placeOfPoint({ x, y }, view, large, pane);
        expect(Math.abs(one.left - other.left)).toBeLessThan(1e-6);
        expect(Math.abs(one.top - other.top)).toBeLessThan(1e-6);
      }),
    );
  });

  it("shows the whole image in the middle at first", () => {
    fc.assert(
      fc.property(anyImage, anyPane, (image, pane) => {
        const { scale, left, top } = paneViewport(wholeView, image, pane);
        expect(image.width * scale).toBeLessThanOrEqual(pane.width + 1e-6);
        expect(image.height * scale).toBeLessThanOrEqual(pane.height + 1e-6);
        expect(left).toBeCloseTo((pane.width - image.width * scale) / 2, 6);
        expect(top).toBeCloseTo((pane.height - image.height * scale) / 2, 6);
      }),
    );
  });

  it("converts a place to a point and back", () => {
    const anyCase = fc.tuple(anyView, anyImage, anyPane, part, part);
    fc.assert(
      fc.property(anyCase, ([view, image, pane, x, y]) => {
        const found = pointUnder(placeOfPoint({ x, y }, view, image, pane), view, image, pane);
        expect(found.x).toBeCloseTo(x, 6);
        expect(found.y).toBeCloseTo(y, 6);
      }),
    );
  });

  it("keeps the point under the pointer, unless the middle would leave the image", () => {
    const anyCase = fc
      .tuple(anyView, anyImage, anyPane, fc.double({ min: 0.2, max: 5, noNaN: true }))
      .chain((parts) => anyPlace(parts[2]).map((at) => [...parts, at] as const));
    fc.assert(
      fc.property(anyCase, ([view, image, pane, factor, at]) => {
        const before = pointUnder(at, view, image, pane);
        const zoomed = zoomedTogether(view, at, factor, image, pane);
        const { x, y } = zoomed.centre;
        expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true);
        const place = placeOfPoint(before, zoomed, image, pane);
        if (x > 0 && x < 1) expect(Math.abs(place.left - at.left)).toBeLessThan(1e-4);
        if (y > 0 && y < 1) expect(Math.abs(place.top - at.top)).toBeLessThan(1e-4);
      }),
    );
  });

  it("moves the picture as far as the pointer, unless the middle would leave the image", () => {
    const move = fc.record({
      left: fc.double({ min: -300, max: 300, noNaN: true }),
      top: fc.double({ min: -300, max: 300, noNaN: true }),
    });
    fc.assert(
      fc.property(anyView, move, anyImage, anyPane, (view, by, image, pane) => {
        const moved = pannedTogether(view, by, image, pane);
        const place = placeOfPoint(view.centre, moved, image, pane);
        const { x, y } = moved.centre;
        const across = place.left - pane.width / 2 - by.left;
        const down = place.top - pane.height / 2 - by.top;
        if (x > 0 && x < 1) expect(Math.abs(across)).toBeLessThan(1e-3);
        if (y > 0 && y < 1) expect(Math.abs(down)).toBeLessThan(1e-3);
      }),
    );
  });

  it("keeps the point between two fingers between them", () => {
    const view: SharedView = { centre: { x: 0.4, y: 0.6 }, magnification: 2 };
    const image = { width: 2000, height: 1000 };
    const pane = { width: 500, height: 400 };
    const finger = fc.record({
      left: fc.double({ min: 150, max: 350, noNaN: true }),
      top: fc.double({ min: 150, max: 250, noNaN: true }),
    });
    fc.assert(
      fc.property(finger, finger, (one, other) => {
        const before = [
          { left: 200, top: 180 },
          { left: 300, top: 220 },
        ] satisfies [object, object];
        const between = pointUnder({ left: 250, top: 200 }, view, image, pane);
        const pinched = pinchedTogether(view, before, [one, other], image, pane);
        fc.pre(Object.values(pinched.centre).every((value) => value > 0 && value < 1));
        const place = placeOfPoint(between, pinched, image, pane);
        expect(place.left).toBeCloseTo((one.left + other.left) / 2, 3);
        expect(place.top).toBeCloseTo((one.top + other.top) / 2, 3);
      }),
    );
  });

  it("knows the magnification at which an image is shown at 100 %", () => {
    fc.assert(
      fc.property(anyImage, anyPane, (image, pane) => {
        const magnification = magnificationFor(1, image, pane);
        expect(paneViewport({ ...wholeView, magnification }, image, pane).scale).toBeCloseTo(1, 9);
      }),
    );
  });
});
