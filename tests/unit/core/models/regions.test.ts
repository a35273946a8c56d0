import { describe, expect, it } from "vitest";
import { costOfRequest, priceOf } from "@/lib/core/generation/price";
import { problemsOf } from "@/lib/core/generation/validate";
import { catalogAt } from "@/lib/core/models/administrator";
import { atEndpoint, isOffered } from "@/lib/core/models/at-endpoint";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { type Region, regions } from "@/lib/core/models/region";

const idsIn = (region: Region) =>
  catalog.filter((model) => isOffered(model, region)).map(({ id }) => id);
const newer = [
  "qwen-image-3.0-pro",
  "qwen-image-3.0",
  "qwen-image-2.1-pro",
  "qwen-image-2.1-turbo",
];

describe("the models of a region", () => {
  it("are all of them in Beijing, in Singapore and in the sandbox", () => {
    expect(idsIn("beijing")).toHaveLength(catalog.length);
    expect(idsIn("singapore")).toHaveLength(catalog.length);
    expect(catalog.every((model) => isOffered(model, "sandbox"))).toBe(true);
  });

  it.each([
    ["virginia", [...newer, "wan2.6-t2i", "wan2.6-image"]],
    ["frankfurt", [...newer, "wan2.6-t2i", "wan2.6-image"]],
    ["tokyo", newer],
    ["hongkong", newer],
  ] as const)("are in %s those of the documents", (region, ids) => {
    expect(idsIn(region)).toEqual(ids);
  });

  it("have no price where they are not, and one in every other but Hong Kong", () => {
    for (const model of catalog) {
      for (const region of regions) {
        const isPriced = isOffered(model, region) && region !== "hongkong";
        const isListed = region === "hongkong" && model.id.startsWith("qwen-image-2.1");
        const message = `${model.id}, ${region}`;
        expect(priceOf(model, region) !== undefined, message).toBe(isPriced || isListed);
      }
    }
  });

  it("are priced in one currency a region, with a source and its month", () => {
    for (const region of regions) {
      const prices = catalog.flatMap((model) => model.prices[region] ?? []);
      expect(new Set(prices.map(({ currency }) => currency))).toEqual(new Set(["CNY"]));
      for (const { source, asOf } of prices) expect(`${source} ${asOf}`).toMatch(/\S \d{4}-\d\d$/);
    }
  });
});

describe("a request in a region without its model", () => {
  const request = { model: "wan2.7-image", prompt: "a fox", inputs: [], parameters: {} };
  const model = modelOf(catalog, request.model);

  it("cannot run there, and can elsewhere", () => {
    expect(problemsOf(request, model, [], undefined, "tokyo")).toEqual([
      {
        path: "model",
        code: "model.notInRegion",
        params: { model: model.title, region: "tokyo" },
      },
    ]);
    for (const endpoint of ["sandbox", "beijing", "singapore"] as const) {
      expect(problemsOf(request, model, [], undefined, endpoint)).toEqual([]);
    }
  });

  it("has no price there", () => {
    expect(costOfRequest(request, model, "tokyo")).toBeUndefined();
  });
});

describe("a model as a region has it", () => {
  const at = (endpoint: "sandbox" | Region, id: string) => modelOf(catalogAt(endpoint), id);

  it("comes before those that the region lacks, all of which stay", () => {
    const tokyo = catalogAt("tokyo");
    expect(tokyo.slice(0, newer.length).map(({ id }) => id)).toEqual(newer);
    expect(tokyo.map(({ id }) => id).sort()).toEqual(catalog.map(({ id }) => id).sort());
    expect(catalogAt("sandbox")).toEqual(catalog);
  });

  it("keeps the limits of that region", () => {
    const rate = (region: "sandbox" | Region) => at(region, "wan2.6-t2i").limits;
    for (const region of ["sandbox", "beijing", "frankfurt"] as const) {
      expect(rate(region)).toMatchObject({ submissionsPerSecond: 1, tasksAtOnce: 5 });
    }
    for (const region of ["singapore", "virginia"] as const) {
      expect(rate(region)).toMatchObject({ submissionsPerSecond: 5, tasksAtOnce: 5 });
    }
  });

  it("is called in Frankfurt asynchronously only", () => {
    for (const id of ["wan2.6-t2i", "wan2.6-image"]) {
      expect(at("frankfurt", id).calls).not.toHaveProperty("synchronous");
      expect(at("frankfurt", id).calls).toHaveProperty("asynchronous");
      expect(at("virginia", id).calls).toHaveProperty("synchronous");
    }
  });

  it("has the words of the watermark that the documents of that region print", () => {
    const words = (endpoint: "sandbox" | Region, id: string) =>
      at(endpoint, id).parameters.watermark?.text;
    for (const id of ["wan2.7-image", "wan2.6-t2i", "wan2.6-image", "wan2.5-i2i-preview"]) {
      expect(words("beijing", id)).toBe("AI生成");
      expect(words("singapore", id)).toBe("AI Generated");
      expect(words("sandbox", id)).toBe("AI Generated");
    }
    expect(words("beijing", "qwen-image-3.0")).toBe("Qwen-Image");
  });

  it("is the same where nothing is known to differ", () => {
    const model = modelOf(catalog, "z-image-turbo");
    for (const region of regions) expect(atEndpoint(model, region)).toBe(model);
  });
});
