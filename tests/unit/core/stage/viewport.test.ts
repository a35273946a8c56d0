import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestCanvasPixels, stagePixelRatio } from "@/lib/core/stage/stage-pixels";
import {
  aroundBox,
  fitted,
  panned,
  pinched,
  toImage,
  toStage,
  viewOf,
  viewportOf,
  zoomedAt,
} from "@/lib/core/stage/viewport";
import { type WheelTurn, wheelDevice, wheelWish } from "@/lib/core/stage/wheel";
import {
  anyImage,
  anyPoint,
  anyStagePoint,
  anyViewport,
  imageWithBox,
  stage,
} from "../../../support/geometry";

describe("the viewport", () => {
  it("keeps the image point under the pointer while zooming", () => {
    fc.assert(
      fc.property(
        anyViewport,
        anyStagePoint,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (from, at, factor) => {
          const before = toImage(from, at);
          const after = toImage(zoomedAt(from, at, factor, 0.05), at);
          expect(after.x).toBeCloseTo(before.x, 4);
          expect(after.y).toBeCloseTo(before.y, 4);
        },
      ),
    );
  });

  it("converts a stage point to the image and back to within half a pixel of the screen", () => {
    fc.assert(
      fc.property(anyViewport, anyStagePoint, (at, point) => {
        const back = toStage(at, toImage(at, point));
        expect(Math.abs(back.left - point.left)).toBeLessThan(0.5);
        expect(Math.abs(back.top - point.top)).toBeLessThan(0.5);
      }),
    );
  });

  it("shows the whole picture when fitted and never loses it when panned", () => {
    fc.assert(
      fc.property(anyImage, anyPoint, (size, by) => {
        const fit = fitted(size, stage, { across: 20, down: 20 });
        expect(fit.left).toBeGreaterThanOrEqual(19.999);
        expect(fit.top).toBeGreaterThanOrEqual(19.999);
        const moved = panned(fit, { left: by.x, top: by.y }, size, stage);
        expect(moved.left).toBeLessThan(stage.width);
        expect(moved.left + size.width * moved.scale).toBeGreaterThan(0);
        expect(moved.top).toBeLessThan(stage.height);
        expect(moved.top + size.height * moved.scale).toBeGreaterThan(0);
      }),
    );
  });

  it("keeps both image points under two fingers during a pinch, unless the zoom reaches its limit", () => {
    fc.assert(
      fc.property(anyViewport, anyStagePoint, anyStagePoint, anyPoint, (from, one, other, by) => {
        fc.pre(Math.hypot(one.left - other.left, one.top - other.top) > 10);
        const factor = 1 + Math.abs(by.x) / 9000;
        const spread = (point: typeof one) => ({
          left: one.left + (point.left - one.left) * factor + by.x / 100,
          top: one.top + (point.top - one.top) * factor + by.y / 100,
        });
        fc.pre(from.scale * factor < 32);
        const after = pinched(from, [one, other], [spread(one), spread(other)], 0.01);
        for (const finger of [one, other]) {
          const held = toStage(after, toImage(from, finger));
          expect(held.left).toBeCloseTo(spread(finger).left, 3);
          expect(held.top).toBeCloseTo(spread(finger).top, 3);
        }
      }),
    );
  });

  it("shows the same place after the stage is resized", () => {
    fc.assert(
      fc.property(anyViewport, (from) => {
        const back = viewportOf(viewOf(from, stage), stage);
        expect(back.left).toBeCloseTo(from.left, 4);
        const wider = viewportOf(viewOf(from, stage), { width: 1300, height: 700 });
        const middle = { left: 650, top: 350 };
        const before = toImage(from, { left: 450, top: 350 });
        expect(toImage(wider, middle).x).toBeCloseTo(before.x, 3);
      }),
    );
  });

  it("shows all of a box that is zoomed to, unless it is smaller than the zoom allows", () => {
    fc.assert(
      fc.property(imageWithBox, ({ box }) => {
        const around = aroundBox(box, stage, { across: 20, down: 60 });
        const from = toStage(around, { x: box[0], y: box[1] });
        const to = toStage(around, { x: box[2], y: box[3] });
        expect(from.left).toBeGreaterThan(19.9);
        expect(to.left).toBeLessThan(stage.width - 19.9);
        expect(from.top).toBeGreaterThan(59.9);
        expect(to.top).toBeLessThan(stage.height - 59.9);
      }),
    );
  });
});

it("a stage's canvas never has more pixels than a tablet supports", () => {
  const side = fc.integer({ min: 1, max: 8000 });
  fc.assert(
    fc.property(side, side, fc.constantFrom(1, 1.5, 2, 3), (width, height, ratio) => {
      const drawn = stagePixelRatio({ width, height }, ratio);
      expect(Math.ceil(width * drawn) * Math.ceil(height * drawn)).toBeLessThanOrEqual(
        largestCanvasPixels,
      );
      if (width * height * ratio * ratio < 16_000_000) expect(drawn).toBe(ratio);
    }),
  );
});

describe("a wheel", () => {
  const turn = (changes: Partial<WheelTurn>): WheelTurn => ({
    deltaX: 0,
    deltaY: 0,
    deltaMode: 0,
    ctrlKey: false,
    shiftKey: false,
    atMs: 0,
    ...changes,
  });

  it("zooms in notches, while two fingers move the picture", () => {
    const notch = turn({ deltaY: -120 });
    expect(wheelDevice(notch, undefined)).toBe("wheel");
    expect(wheelWish(notch, "wheel")).toMatchObject({ kind: "zoom" });
    const finger = turn({ deltaX: 3, deltaY: 7 });
    expect(wheelDevice(finger, undefined)).toBe("trackpad");
    expect(wheelWish(finger, "trackpad")).toEqual({ kind: "pan", by: { left: -3, top: -7 } });
  });

  it("stays the same device for a whole movement", () => {
    const fast = turn({ deltaY: 90, atMs: 1050 });
    expect(wheelDevice(fast, { device: "trackpad", atMs: 1000 })).toBe("trackpad");
    expect(wheelDevice(fast, { device: "trackpad", atMs: 500 })).toBe("wheel");
  });

  it("zooms on a pinch, which arrives with Ctrl, and moves sideways with Shift", () => {
    expect(wheelWish(turn({ deltaY: -3, ctrlKey: true }), "trackpad")).toMatchObject({
      kind: "zoom",
    });
    expect(wheelWish(turn({ deltaY: 120, shiftKey: true }), "wheel")).toEqual({
      kind: "pan",
      by: { left: -120, top: 0 },
    });
  });
});
