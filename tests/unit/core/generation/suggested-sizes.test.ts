import { describe, expect, it } from "vitest";
import { unitPriceRange } from "@/lib/core/generation/price";
import { expectedSize } from "@/lib/core/generation/size/size";
import { aspectName, ratioName, sizeGroups } from "@/lib/core/generation/size/size-choices";
import { sizeProblems } from "@/lib/core/generation/size/validate-size";
import { catalog, catalogModel, modelOf } from "@/lib/core/models/catalog";
import type { Situation } from "@/lib/core/models/model";
import { suggestedSizesOf } from "@/lib/core/models/rules";

const alone = { sequential: false, several: false, rewrites: true };
const situations: Situation[] = [true, false].flatMap((hasInputs) =>
  [true, false].map((sequential) => ({ ...alone, hasInputs, sequential })),
);

describe.each(catalog)("$id", (model) => {
  const possible = situations.filter(({ hasInputs, sequential }) => {
    const { min = 0, max = 0 } = model.inputs?.count ?? {};
    return (hasInputs ? max > 0 : min === 0) && (!sequential || model.parameters.sequential);
  });

  it("takes every size that is recommended", () => {
    for (const situation of possible) {
      const sizes = suggestedSizesOf(model, situation);
      expect(new Set(sizes).size).toBe(sizes.length);
      for (const size of sizes) expect(sizeProblems(size, model, situation)).toEqual([]);
    }
  });

  it("has a recommended size for wide and tall images, if it takes any", () => {
    const rule = model.parameters.size;
    if (!rule) return expect(model.unsetSize).toBeDefined();
    for (const situation of possible) {
      const sizes = [...suggestedSizesOf(model, situation), ...(rule.listed?.offered ?? [])];
      const ratios = sizes.map((size) => ratioName(size));
      expect(ratios).toContain("1:1");
      expect(ratios).toContain("16:9");
      expect(ratios).toContain("9:16");
    }
  });

  it("says what it draws without a size, or has a default", () => {
    if (model.parameters.size?.default) return expect(model.unsetSize).toBeUndefined();
    for (const { hasInputs } of possible) {
      const size = expectedSize(model, undefined, hasInputs ? { width: 3, height: 2 } : undefined);
      expect(size).toBeDefined();
    }
  });
});

it("4K is recommended in other shapes than squares, where it is possible", () => {
  const pro = modelOf(catalog, "wan2.7-image-pro");
  const large = (situation: Situation) =>
    suggestedSizesOf(pro, situation).filter((size) => {
      const { width = 0, height = 0 } = expectedSize(pro, size, undefined) ?? {};
      return width * height > 4 * 2048 * 2047 * 0.9;
    });
  expect(large({ ...alone, hasInputs: false }).map((size) => ratioName(size))).toEqual([
    "1:1",
    "3:2",
    "2:3",
    "4:3",
    "3:4",
    "16:9",
    "9:16",
    "21:9",
    "9:21",
  ]);
  expect(large({ ...alone, hasInputs: true })).toEqual([]);
});

it("what is rounded is told as it comes", () => {
  const qwen = catalogModel("qwen-image-2.0");
  if (!qwen) throw new Error("There is no such model.");
  const input = { width: 10, height: 10 };
  expect(expectedSize(qwen, "1033*1032", input)).toEqual({ width: 1040, height: 1024 });
  expect(expectedSize(qwen, "1033*1032", undefined)).toEqual({ width: 1033, height: 1032 });
});

it("qwen-image-edit draws about 1024 × 1024 in the last image's ratio", () => {
  const edit = modelOf(catalog, "qwen-image-edit");
  expect(expectedSize(edit, undefined, { width: 400, height: 100 })).toEqual({
    width: 2048,
    height: 512,
  });
});

it("leaving the size of 3.0 Pro open is the dearer price, a small size the other", () => {
  const pro = modelOf(catalog, "qwen-image-3.0-pro");
  const priceOf = (size?: string) =>
    unitPriceRange(
      { model: pro.id, prompt: "x", inputs: [], parameters: size ? { size } : {} },
      pro,
      "beijing",
    );
  expect(priceOf()).toMatchObject({ own: 0.5, least: 0.25, upToPixels: 2_250_000 });
  expect(priceOf("1024*1024")).toMatchObject({ own: 0.25, least: 0.25 });
  const other = modelOf(catalog, "qwen-image-3.0");
  expect(
    unitPriceRange({ model: other.id, prompt: "x", inputs: [], parameters: {} }, other, "beijing"),
  ).toBeUndefined();
});

it("sizes are grouped by their pixels, the smallest first", () => {
  const groups = sizeGroups(["2048*2048", "1024*1024", "1344*576", "2688*1536"]);
  expect(groups.map(({ sizes }) => sizes)).toEqual([
    ["1024*1024", "1344*576"],
    ["2048*2048", "2688*1536"],
  ]);
  expect(groups[0]?.megapixels).toBeCloseTo(1.05);
});

it("a ratio is named as documents name it", () => {
  expect(ratioName("2368*1728")).toBe("4:3");
  expect(ratioName("2688*1536")).toBe("16:9");
  expect(ratioName("1152*896")).toBe("9:7");
  expect(ratioName("2048*872")).toBe("21:9");
  expect(ratioName("1000*100")).toBe("1000 × 100");
  // What somebody types is held to a finer measure.
  expect(aspectName({ width: 2368, height: 1728 })).toBe("1.37:1");
  expect(aspectName({ width: 0, height: 5 })).toBe("–");
});
