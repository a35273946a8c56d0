import { describe, expect, it } from "vitest";
import type { Box } from "@/lib/core/box/box";
import { handlePoints, handleReach, hitAt } from "@/lib/core/stage/hit";

const viewport = { scale: 1, left: 0, top: 0 };
const names = (box: Box, reach: number) =>
  handlePoints(box, viewport, reach).map(({ handle }) => handle);
const half = { fine: 4.5, finger: 8 };

describe.each(["fine", "finger"] as const)("the handles for a %s pointer", (pointer) => {
  const reach = handleReach[pointer];

  it("lie on the corners and sides of a box with room for them", () => {
    const box: Box = [100, 100, 400, 300];
    expect(names(box, reach)).toHaveLength(8);
    const corner = handlePoints(box, viewport, reach).find(({ handle }) => handle === "nw");
    expect(corner?.at).toEqual({ left: 100, top: 100 });
    expect(hitAt({ left: 403, top: 302 }, [box], 0, viewport, reach)).toEqual({
      kind: "handle",
      box: 0,
      handle: "se",
    });
  });

  it.each([4, 9, 20])("never cover a box of %d pixels, whose inside moves it", (side) => {
    const box: Box = [100, 100, 100 + side, 100 + side];
    expect(names(box, reach)).toEqual(["nw", "ne", "se", "sw"]);
    for (const { at } of handlePoints(box, viewport, reach)) {
      const isBeside = (value: number) =>
        value + half[pointer] <= 100 || value - half[pointer] >= 100 + side;
      expect(isBeside(at.left)).toBe(true);
      expect(isBeside(at.top)).toBe(true);
    }
    const middle = { left: 100 + side / 2, top: 100 + side / 2 };
    expect(hitAt(middle, [box], 0, viewport, reach)).toEqual({ kind: "box", box: 0 });
    const corner = { left: 100 + side, top: 100 + side };
    expect(hitAt(corner, [box], 0, viewport, reach)).toMatchObject({ handle: "se" });
    const outside = { left: 100 + side + reach * 0.7, top: 100 + side + reach * 0.7 };
    expect(hitAt(outside, [box], 0, viewport, reach)).toMatchObject({ handle: "se" });
  });

  it("give way to a smaller box inside a small selected one, and to the selected of two alike", () => {
    const outer: Box = [100, 100, 136, 136];
    const inner: Box = [112, 112, 124, 124];
    const hit = (boxes: Box[], selected: number) =>
      hitAt({ left: 118, top: 118 }, boxes, selected, viewport, reach);
    expect(hit([outer, inner], 0)).toEqual({ kind: "box", box: 1 });
    expect(hit([inner, outer], 1)).toEqual({ kind: "box", box: 0 });
    expect(hit([outer, outer], 0)).toEqual({ kind: "box", box: 0 });
    expect(hit([outer, outer], 1)).toEqual({ kind: "box", box: 1 });
  });
});
