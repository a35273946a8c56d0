import { expect, it } from "vitest";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { endingOf, modelForInputs } from "@/lib/core/models/choosing";

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

it("offers for images what follows a model, one of its family, or the first that stays", () => {
  const offered = catalog
    .filter(({ inputs }) => !inputs)
    .map((model) => [model.id, modelForInputs(model, catalog, "beijing")?.id]);
  expect(offered).toEqual([
    ["z-image-turbo", "wan2.7-image-pro"],
    ["wan2.6-t2i", "wan2.6-image"],
    ["wan2.5-t2i-preview", "wan2.5-i2i-preview"],
    ["qwen-image-plus", "qwen-image-2.0"],
    ["qwen-image", "qwen-image-2.0"],
  ]);
  expect(modelForInputs(modelOf(catalog, "z-image-turbo"), [], "beijing")).toBeUndefined();
  // Tokyo has none of the Wan models.
  const inTokyo = modelForInputs(modelOf(catalog, "wan2.6-t2i"), catalog, "tokyo");
  expect(inTokyo?.id).toBe("qwen-image-3.0-pro");
});

it("gives every twin by an id that the catalog has, and never its own", () => {
  for (const { id, twin } of catalog) {
    if (!twin) continue;
    expect(twin.id).not.toBe(id);
    expect(catalog.map((model) => model.id)).toContain(twin.id);
  }
});

it("tells when a model ends, and from that day on that it has ended", () => {
  const model = modelOf(catalog, "qwen-image");
  const before = Date.parse("2026-10-09T23:59:59Z");
  const successor = modelOf(catalog, "qwen-image-2.0");
  expect(endingOf(model, catalog, before)).toMatchObject({ isOver: false, successor });
  expect(endingOf(model, catalog, before + 1000)?.isOver).toBe(true);
  expect(endingOf(successor, catalog, before)).toBeUndefined();
  expect(endingOf(model, [model], before)).toMatchObject({ successorName: "qwen-image-2.0" });
});
