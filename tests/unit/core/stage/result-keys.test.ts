import { expect, it } from "vitest";
import { resultCommandOf } from "@/lib/core/stage/result-keys";

const pressed = (
  key: string,
  facts: { shiftKey?: boolean; altKey?: boolean; code?: string } = {},
) =>
  resultCommandOf({
    key,
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...facts,
  });

it("goes on from the result with a letter, and while typing with Alt and Enter", () => {
  expect(pressed("g")).toEqual({ kind: "continue" });
  expect(pressed("Enter", { altKey: true })).toEqual({ kind: "continue" });
  expect(pressed("Enter")).toBeUndefined();
});

it("rates with Shift and a digit, and zooms with the digit alone", () => {
  expect(pressed("$", { shiftKey: true, code: "Digit4" })).toEqual({ kind: "rate", stars: 4 });
  expect(pressed("!", { shiftKey: true, code: "Digit1" })).toEqual({ kind: "rate", stars: 1 });
  expect(pressed("1")).toEqual({ kind: "actual" });
  expect(pressed("0")).toEqual({ kind: "fit" });
  expect(pressed("4")).toBeUndefined();
});

it("walks among the run's images with the arrows, and along the chain with brackets", () => {
  expect(pressed("ArrowRight")).toEqual({ kind: "go", by: 1 });
  expect(pressed("[")).toEqual({ kind: "chain", by: -1 });
  expect(pressed("]")).toEqual({ kind: "chain", by: 1 });
});
