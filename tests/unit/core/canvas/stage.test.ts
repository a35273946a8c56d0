import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, boxFault, handles, movedBox, resizedBox } from "@/lib/core/bbox/box";
import {
  type Gesture,
  type GestureContext,
  type GestureResult,
  idle,
  type PointerAction,
  stepGesture,
} from "@/lib/core/canvas/gesture";
import {
  fitted,
  panned,
  toImage,
  toStage,
  type Viewport,
  zoomedAt,
} from "@/lib/core/canvas/viewport";

const image = fc.record({
  width: fc.integer({ min: 2, max: 8000 }),
  height: fc.integer({ min: 2, max: 8000 }),
});
const stage = { width: 900, height: 700 };
const stagePoint = fc.record({
  left: fc.double({ min: 0, max: stage.width, noNaN: true }),
  top: fc.double({ min: 0, max: stage.height, noNaN: true }),
});
const viewport: fc.Arbitrary<Viewport> = fc.record({
  scale: fc.double({ min: 0.05, max: 32, noNaN: true }),
  left: fc.double({ min: -5000, max: 800, noNaN: true }),
  top: fc.double({ min: -5000, max: 600, noNaN: true }),
});
const imageWithBox = image.chain((size) =>
  fc
    .tuple(
      fc.integer({ min: 0, max: size.width - 1 }),
      fc.integer({ min: 0, max: size.height - 1 }),
      fc.nat({ max: 8000 }),
      fc.nat({ max: 8000 }),
    )
    .map(([x, y, width, height]): { size: typeof size; box: Box } => ({
      size,
      box: [x, y, Math.min(size.width, x + 1 + width), Math.min(size.height, y + 1 + height)],
    })),
);
const offset = fc.record({
  x: fc.double({ min: -9000, max: 9000, noNaN: true }),
  y: fc.double({ min: -9000, max: 9000, noNaN: true }),
});

const isLegal = (box: Box, size: { width: number; height: number }) =>
  box.every(Number.isInteger) && boxFault(box, size) === undefined;

describe("the viewport", () => {
  it("keeps the image point under the pointer while zooming", () => {
    fc.assert(
      fc.property(
        viewport,
        stagePoint,
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

  it("takes an image point to the stage and back", () => {
    fc.assert(
      fc.property(viewport, stagePoint, (at, point) => {
        const back = toStage(at, toImage(at, point));
        expect(back.left).toBeCloseTo(point.left, 6);
        expect(back.top).toBeCloseTo(point.top, 6);
      }),
    );
  });

  it("shows the whole picture when fitted and never loses it when panned", () => {
    fc.assert(
      fc.property(image, offset, (size, by) => {
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
});

describe("a box", () => {
  it("keeps its size and stays inside when moved", () => {
    fc.assert(
      fc.property(imageWithBox, offset, ({ size, box }, by) => {
        const moved = movedBox(box, by, size);
        expect(isLegal(moved, size)).toBe(true);
        expect([moved[2] - moved[0], moved[3] - moved[1]]).toEqual([
          box[2] - box[0],
          box[3] - box[1],
        ]);
      }),
    );
  });

  it("stays legal when resized, and edges that the handle does not hold stay", () => {
    fc.assert(
      fc.property(
        imageWithBox,
        fc.constantFrom(...handles),
        offset,
        ({ size, box }, handle, by) => {
          const changed = resizedBox(box, handle, by, size);
          expect(isLegal(changed, size)).toBe(true);
          const x = [changed[0], changed[2]];
          const y = [changed[1], changed[3]];
          if (!handle.includes("w") && !handle.includes("e")) expect(x).toEqual([box[0], box[2]]);
          if (!handle.includes("n") && !handle.includes("s")) expect(y).toEqual([box[1], box[3]]);
          // The edge opposite to the one that is dragged is still one of the two.
          if (handle.includes("w") && box[2] < size.width) expect(x).toContain(box[2]);
          if (handle.includes("e") && box[0] > 0) expect(x).toContain(box[0]);
        },
      ),
    );
  });
});

const action = (kind: PointerAction["kind"], at: { left: number; top: number }): PointerAction => ({
  kind,
  at,
  keepRatio: false,
  fromCentre: false,
  pans: false,
  reach: 8,
});

/** Plays events and gathers what came of them. */
function play(events: PointerAction[], context: GestureContext) {
  let gesture: Gesture = idle;
  const results: GestureResult[] = [];
  for (const event of events) {
    const result = stepGesture(gesture, event, context);
    gesture = result.gesture;
    results.push(result);
  }
  return { gesture, results, commits: results.flatMap(({ commit }) => (commit ? [commit] : [])) };
}

const bigImage = { width: 4000, height: 3000 };
const context = (changes: Partial<GestureContext> = {}): GestureContext => ({
  tool: "box",
  boxes: [],
  selected: undefined,
  maxBoxes: 2,
  image: bigImage,
  viewport: { scale: 0.2, left: 50, top: 50 },
  ...changes,
});

describe("a gesture", () => {
  it("draws the box of the pixels between press and release, at any zoom and from any corner", () => {
    fc.assert(
      fc.property(viewport, stagePoint, stagePoint, (at, from, to) => {
        fc.pre(Math.hypot(to.left - from.left, to.top - from.top) > 4);
        const { commits } = play(
          [action("down", from), action("move", to), action("up", to)],
          context({ viewport: at }),
        );
        expect(commits).toHaveLength(1);
        const [box] = commits[0] ?? [];
        if (!box) throw new Error("nothing was drawn");
        expect(isLegal(box, bigImage)).toBe(true);
        const one = toImage(at, from);
        const other = toImage(at, to);
        const inside = (value: number, size: number) =>
          Math.min(size, Math.max(0, Math.round(value)));
        const left = inside(Math.min(one.x, other.x), bigImage.width);
        const right = inside(Math.max(one.x, other.x), bigImage.width);
        if (right - left >= 1) expect([box[0], box[2]]).toEqual([left, right]);
      }),
    );
  });

  it("ends where it is let go, also when no move was told before", () => {
    const { commits } = play(
      [action("down", { left: 300, top: 280 }), action("up", { left: 320, top: 300 })],
      context(),
    );
    expect(commits).toEqual([[[1250, 1150, 1350, 1250]]]);
  });

  it("moves a box by the distance of the drag in image pixels", () => {
    const start: Box = [1000, 1000, 1500, 1400];
    const { commits } = play(
      [
        action("down", { left: 300, top: 280 }),
        action("move", { left: 320, top: 290 }),
        action("up", { left: 320, top: 290 }),
      ],
      context({ tool: "select", boxes: [start] }),
    );
    expect(commits).toEqual([[[1100, 1050, 1600, 1450]]]);
  });

  it("draws inside another box with the box tool", () => {
    const { commits } = play(
      [
        action("down", { left: 300, top: 280 }),
        action("move", { left: 320, top: 300 }),
        action("up", { left: 320, top: 300 }),
      ],
      context({ boxes: [[0, 0, 4000, 3000]] }),
    );
    expect(commits).toEqual([
      [
        [0, 0, 4000, 3000],
        [1250, 1150, 1350, 1250],
      ],
    ]);
  });

  it("refuses a third box in words and keeps the two", () => {
    const { results, commits } = play(
      [
        action("down", { left: 500, top: 400 }),
        action("move", { left: 560, top: 450 }),
        action("up", { left: 560, top: 450 }),
      ],
      context({
        boxes: [
          [0, 0, 9, 9],
          [20, 20, 30, 30],
        ],
      }),
    );
    expect(results.some(({ isOverLimit }) => isOverLimit)).toBe(true);
    expect(commits).toEqual([]);
  });

  it("that is no drag selects what it was upon and changes nothing", () => {
    const { results, commits } = play(
      [action("down", { left: 300, top: 280 }), action("up", { left: 301, top: 280 })],
      context({ boxes: [[1000, 1000, 1500, 1400]] }),
    );
    expect(commits).toEqual([]);
    expect(results.at(-1)?.select).toBe(0);
  });
});
