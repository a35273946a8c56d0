import { describe, expect, it } from "vitest";
import type { Axis } from "@/lib/core/comparison/axis";
import { knownCells } from "@/lib/core/comparison/known-cells";

const seedAxis = (...values: number[]): Axis => ({
  kind: "seed",
  values: values.map((value) => ({ value })),
});
const modelAxis = (...values: string[]): Axis => ({
  kind: "model",
  values: values.map((value) => ({ value })),
});
const cell = (key: string, ...coordinates: number[]) => ({ key, coordinates });

describe("the cells that a larger comparison goes on", () => {
  it("are known by their requests, wherever they lie", () => {
    const stored = { axes: [seedAxis(1, 2)], cells: [cell("one", 0), cell("two", 1)] };
    const axes = [seedAxis(3, 1, 2)];
    const cells = [cell("three", 0), cell("one", 1), cell("two", 2)];
    const { known, lost } = knownCells({ axes, cells }, stored);
    expect(known.map((found) => found?.key)).toEqual([undefined, "one", "two"]);
    expect(lost).toBe(0);
  });

  it("are known by their values where the studio has come to ask differently", () => {
    // Stored with an image set, which is no longer requested from a model without sets.
    const axes = [seedAxis(1), modelAxis("set", "none")];
    const stored = { axes, cells: [cell("a", 0, 0), cell("b with a set", 0, 1)] };
    const larger = [seedAxis(1, 2), modelAxis("set", "none")];
    const cells = [cell("a", 0, 0), cell("b", 0, 1), cell("c", 1, 0), cell("d", 1, 1)];
    const { known, lost } = knownCells({ axes: larger, cells }, stored);
    expect(known.map((found) => found?.key)).toEqual(["a", "b with a set", undefined, undefined]);
    expect(lost).toBe(0);
  });

  it("are counted where the larger one has no place for them", () => {
    const stored = { axes: [seedAxis(1, 2)], cells: [cell("one", 0), cell("two", 1)] };
    const planned = { axes: [seedAxis(1, 9)], cells: [cell("one", 0), cell("nine", 1)] };
    expect(knownCells(planned, stored).lost).toBe(1);
    const turned = { axes: [modelAxis("a")], cells: [cell("model", 0)] };
    expect(knownCells(turned, stored).lost).toBe(2);
  });
});
