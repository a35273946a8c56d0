import { describe, expect, it } from "vitest";
import {
  decidedOn,
  rankedDecisions,
  toggledVerdict,
  winnerOf,
  withNote,
} from "@/lib/core/comparison-view/decisions";

describe("decisions", () => {
  it("build on the latest ones", () => {
    const latest = { a: { note: "kept" }, b: { rank: 2 } };
    const picked = decidedOn("a", (before) => toggledVerdict(before, "picked"));
    expect(picked(latest)).toEqual({ a: { note: "kept", verdict: "picked" } });
  });

  it("withdraw a verdict that is repeated, and a note that is emptied", () => {
    expect(toggledVerdict({ verdict: "picked", rank: 1 }, "picked")).toEqual({ rank: 1 });
    expect(toggledVerdict({ verdict: "picked" }, "rejected")).toEqual({ verdict: "rejected" });
    expect(withNote({ note: "old", rank: 1 }, "  ")).toEqual({ rank: 1 });
    expect(withNote({}, " new ")).toEqual({ note: "new" });
  });

  it("let the first picked go on, otherwise the one ranked first", () => {
    const ranked = rankedDecisions({ c: { note: "warm" } }, ["c", "a", "b"]);
    expect(ranked.c).toEqual({ note: "warm", rank: 1 });
    expect(winnerOf(["a", "b", "c"], ranked)).toBe("c");
    expect(winnerOf(["a", "b", "c"], { ...ranked, b: { verdict: "picked" } })).toBe("b");
    expect(winnerOf(["a"], {})).toBeUndefined();
  });
});
