import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "@/lib/core/box/box";
import { gestureAfter } from "@/lib/core/stage/gesture";
import {
  type Gesture,
  type GestureContext,
  type GestureResult,
  guidesOf,
  idle,
  type PointerAction,
  previewBoxes,
} from "@/lib/core/stage/gesture-state";
import { toImage } from "@/lib/core/stage/viewport";
import { anyStagePoint, anyViewport, isLegal } from "../../../support/geometry";

const action = (kind: PointerAction["kind"], at: { left: number; top: number }): PointerAction => ({
  kind,
  at,
  keepRatio: false,
  fromCentre: false,
  snaps: false,
  pans: false,
  reach: 8,
});

/** Plays events and gathers what came of them. */
function play(events: PointerAction[], context: GestureContext) {
  let gesture: Gesture = idle;
  const results: GestureResult[] = [];
  for (const event of events) {
    const result = gestureAfter(gesture, event, context);
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
      fc.property(anyViewport, anyStagePoint, anyStagePoint, (at, from, to) => {
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
          Math.min(size, Math.max(0, Math.floor(value)));
        const left = inside(Math.min(one.x, other.x), bigImage.width);
        const right = inside(Math.max(one.x, other.x), bigImage.width);
        if (right - left >= 1) expect([box[0], box[2]]).toEqual([left, right]);
      }),
    );
  });

  it("ends where it is released, even if no move came before", () => {
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

  const dragged = (isAltHeld = false) =>
    [
      action("down", { left: 300, top: 280 }),
      action("move", { left: 320, top: 300 }),
      action("up", { left: 320, top: 300 }),
    ].map((event) => ({ ...event, fromCentre: isAltHeld }));

  it("draws inside another box with the box tool while none is selected, or with Alt", () => {
    const whole: Box = [0, 0, 4000, 3000];
    expect(play(dragged(), context({ boxes: [whole] })).commits).toEqual([
      [whole, [1250, 1150, 1350, 1250]],
    ]);
    expect(play(dragged(true), context({ boxes: [whole], selected: 0 })).commits).toEqual([
      [whole, [1150, 1050, 1350, 1250]],
    ]);
  });

  it("moves the box that is dragged with the box tool once a box is selected, and selects it", () => {
    const boxes: Box[] = [
      [100, 100, 300, 300],
      [1000, 1000, 1500, 1400],
    ];
    for (const selected of [0, 1]) {
      const { commits, results } = play(dragged(), context({ boxes, selected, maxBoxes: 3 }));
      expect(commits).toEqual([[boxes[0], [1100, 1100, 1600, 1500]]]);
      expect(results.at(-1)?.select).toBe(1);
    }
  });

  it("moves the box that is dragged also when none is selected but there is no room for another", () => {
    const boxes: Box[] = [
      [100, 100, 300, 300],
      [1000, 1000, 1500, 1400],
    ];
    const { commits, results } = play(dragged(), context({ boxes }));
    expect(commits).toEqual([[boxes[0], [1100, 1100, 1600, 1500]]]);
    expect(results.some(({ isOverLimit }) => isOverLimit)).toBe(false);
  });

  it("selects a box by a click with the box tool although there is room for another", () => {
    const at = { left: 300, top: 280 };
    const { gesture, results } = play(
      [action("down", at), action("up", at)],
      context({ boxes: [[1000, 1000, 1500, 1400]] }),
    );
    expect(gesture).toEqual(idle);
    expect(results.at(-1)?.select).toBe(0);
  });

  it("refuses a third box with a reason and keeps the two", () => {
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

  it("without a drag selects what it hit when there is no room for a box, and changes nothing", () => {
    const { results, commits } = play(
      [action("down", { left: 300, top: 280 }), action("up", { left: 301, top: 280 })],
      context({ maxBoxes: 1, boxes: [[1000, 1000, 1500, 1400]] }),
    );
    expect(commits).toEqual([]);
    expect(results.at(-1)?.select).toBe(0);
  });

  it("draws by two clicks, with Alt also inside a box, and follows the pointer between them", () => {
    const whole: Box = [0, 0, 4000, 3000];
    const click = (at: { left: number; top: number }) => [
      { ...action("down", at), fromCentre: true },
      { ...action("up", at), fromCentre: true },
    ];
    const first = { left: 300, top: 280 };
    const between = play(
      [...click(first), action("move", { left: 310, top: 290 })],
      context({ boxes: [whole] }),
    );
    expect(between.gesture.kind).toBe("placing");
    expect(previewBoxes(between.gesture, [whole])).toEqual([whole, [1250, 1150, 1300, 1200]]);
    const second = { left: 320, top: 300 };
    const { commits, gesture } = play(
      [...click(first), action("down", second), action("up", second)],
      context({ boxes: [whole] }),
    );
    expect(commits).toEqual([[whole, [1250, 1150, 1350, 1250]]]);
    expect(gesture).toEqual(idle);
    expect(play([...click(first), ...click(first)], context()).commits).toEqual([]);
  });

  it("sets a corner that a pan between the clicks does not undo", () => {
    const at = { left: 300, top: 280 };
    const { gesture } = play(
      [
        action("down", at),
        action("up", at),
        { ...action("down", at), pans: true },
        action("move", { left: 200, top: 200 }),
        action("up", { left: 200, top: 200 }),
      ],
      context(),
    );
    expect(gesture.kind).toBe("placing");
  });

  it("snaps edges to the image's middle and names the line, unless snapping is off", () => {
    const events = (snaps: boolean) => [
      { ...action("down", { left: 300, top: 280 }), snaps },
      { ...action("move", { left: 452, top: 347 }), snaps },
    ];
    const near = play(events(true), context()).gesture;
    expect(previewBoxes(near, [])).toEqual([[1250, 1150, 2000, 1500]]);
    expect(guidesOf(near)).toEqual([
      { axis: "x", at: 2000 },
      { axis: "y", at: 1500 },
    ]);
    const free = play(events(false), context()).gesture;
    expect(previewBoxes(free, [])).toEqual([[1250, 1150, 2010, 1485]]);
    expect(guidesOf(free)).toEqual([]);
  });

  it("resizes by the distance of the drag, wherever a handle was grabbed", () => {
    const start: Box = [1000, 1000, 1500, 1400];
    // The lower right handle stands at 350, 330.
    const { commits } = play(
      [
        action("down", { left: 354, top: 327 }),
        action("move", { left: 374, top: 337 }),
        action("up", { left: 374, top: 337 }),
      ],
      context({ boxes: [start], selected: 0 }),
    );
    expect(commits).toEqual([[[1000, 1000, 1600, 1450]]]);
  });

  it("restores the boxes when it is canceled", () => {
    const start: Box = [1000, 1000, 1500, 1400];
    const { commits, gesture } = play(
      [action("down", { left: 354, top: 327 }), action("move", { left: 400, top: 400 })],
      context({ boxes: [start], selected: 0 }),
    );
    expect(previewBoxes(gesture, [start])).not.toEqual([start]);
    expect(commits).toEqual([]);
    expect(previewBoxes(idle, [start])).toEqual([start]);
  });
});
