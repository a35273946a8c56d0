import { expect, it } from "vitest";
import { catalog } from "@/lib/core/models/catalog";

it("names the models that DashScope has announced to end, each with one that stays", () => {
  const ending = catalog.filter(({ ends }) => ends);
  expect(ending.map(({ id }) => id)).toEqual([
    "qwen-image-plus",
    "qwen-image",
    "qwen-image-edit-plus",
    "qwen-image-edit-plus-2025-10-30",
    "qwen-image-edit",
  ]);
  for (const { ends } of ending) {
    const successor = catalog.find(({ id }) => id === ends?.successor);
    expect(successor).toBeDefined();
    expect(successor?.ends).toBeUndefined();
  }
});

it("begins a new draft with a model that stays", () => {
  expect(catalog[0].ends).toBeUndefined();
});
