import { describe, expect, it } from "vitest";
import { matches } from "@/lib/core/library/matches";
import { orderKeyOf } from "@/lib/core/library/order-key";
import { anAsset } from "../../../support/asset";

const board = "0198c0de-0000-7000-8000-00000000000b";
const image = anAsset({
  kind: "output",
  width: 2048,
  height: 1152,
  rating: 3,
  starred: true,
  tags: ["cover"],
  boardIds: [board],
  orderKey: orderKeyOf(Date.UTC(2026, 10, 20, 12), 0, 0),
  made: { model: "wan2.7-image", prompt: "A vase", seed: 7, inputs: 1, boxes: 2 },
});

describe("whether an image matches a filter", () => {
  it.each([
    [{}, true],
    [{ kind: "output" }, true],
    [{ kind: "upload" }, false],
    [{ model: ["qwen-image", "wan2.7-image"] }, true],
    [{ model: ["qwen-image"] }, false],
    [{ seed: 7 }, true],
    [{ seed: 8 }, false],
    [{ shape: "landscape" }, true],
    [{ shape: "square" }, false],
    [{ tier: "2K" }, true],
    [{ tier: "1K" }, false],
    [{ minRating: 3 }, true],
    [{ minRating: 4 }, false],
    [{ starred: true }, true],
    [{ starred: false }, false],
    [{ tag: "cover" }, true],
    [{ tag: "draft" }, false],
    [{ board }, true],
    [{ boxes: true }, true],
    [{ boxes: false }, false],
    [{ trashed: true }, false],
    [{ from: "2026-11-20T12:00:00.000Z" }, true],
    [{ from: "2026-11-20T12:00:00.001Z" }, false],
    [{ to: "2026-11-20T12:00:00.000Z" }, false],
  ] as const)("%j: %s", (filter, expected) => {
    const { model, ...others } = { model: undefined, ...filter };
    expect(matches(image, { ...others, ...(model ? { model: [...model] } : {}) })).toBe(expected);
  });

  it("is left to the server for words or colours, unless it cannot match anyway", () => {
    expect(matches(image, { q: "vase" })).toBeUndefined();
    expect(matches(image, { colours: ["ffffff"] })).toBeUndefined();
    expect(matches(image, { q: "vase", seed: 8 })).toBe(false);
  });

  it("depends on the trash first", () => {
    const trashed = { ...image, trashedAt: "2026-11-21T00:00:00.000Z" };
    expect(matches(trashed, {})).toBe(false);
    expect(matches(trashed, { trashed: true })).toBe(true);
  });
});
