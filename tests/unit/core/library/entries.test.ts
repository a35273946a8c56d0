import { describe, expect, it } from "vitest";
import type { Asset } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";
import { libraryEntries } from "@/lib/core/library/entries";
import { anAsset } from "../../../support/asset";

const id = (place: number) => `0198c0de-0000-7000-8000-${String(place).padStart(12, "0")}`;
const at = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, "0")}:00.000Z`;

function asset(place: number, minute: number, more: Partial<Asset> = {}): Asset {
  return anAsset({ id: id(place), name: `${place}.png`, createdAt: at(minute), ...more });
}

function generation(place: number, minute: number, more: Partial<Generation> = {}): Generation {
  return {
    id: id(place),
    revision: 1,
    status: "succeeded",
    request: { model: "wan2.7-image", prompt: "a vase", inputs: [], parameters: {} },
    endpoint: "sandbox",
    outputs: [],
    failures: [],
    cost: null,
    createdAt: at(minute),
    parentIds: [],
    ...more,
  };
}

const names = (entries: ReturnType<typeof libraryEntries>) =>
  entries.map((entry) => (entry.kind === "asset" ? entry.asset.name : entry.key.slice(-3)));

describe("the library", () => {
  it("keeps the images of a run in their order, those that did not come among them", () => {
    const run = generation(100, 5, {
      failures: [{ index: 1, code: "InternalError", message: "" }],
    });
    const output = (place: number, index: number) =>
      asset(place, 9, { kind: "output", generationId: run.id, index });
    const entries = libraryEntries([output(3, 2), output(2, 0), asset(1, 7)], [run], "all");
    expect(names(entries)).toEqual(["1.png", "2.png", "0-1", "3.png"]);
    expect(names(libraryEntries([asset(1, 7)], [run], "uploads"))).toEqual(["1.png"]);
  });

  it("shows a run that has no images until it is dismissed", () => {
    const failed = generation(100, 5, { status: "failed" });
    expect(names(libraryEntries([], [failed], "all"))).toEqual(["100"]);
    expect(libraryEntries([], [failed], "uploads")).toEqual([]);
    const dismissedAt = at(6);
    const run = generation(101, 5, {
      dismissedAt,
      failures: [{ index: 0, code: "InternalError", message: "" }],
    });
    expect(libraryEntries([], [{ ...failed, dismissedAt }, run], "all")).toEqual([]);
  });
});
