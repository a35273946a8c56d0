import { describe, expect, it } from "vitest";
import { costOfRequest } from "@/lib/core/generation/price";
import {
  administratorFactsSchema,
  catalogAt,
  withoutInputPrice,
} from "@/lib/core/models/administrator";
import { modelOf } from "@/lib/core/models/catalog";
import { regions } from "@/lib/core/models/region";

const assetId = "018f0000-0000-7000-8000-000000000000";
const request = (model: string, size: string, inputs = 0) => ({
  model,
  prompt: "a clock",
  inputs: Array.from({ length: inputs }, () => ({ assetId, boxes: [] })),
  parameters: { size },
});
const own = (price: object) => administratorFactsSchema.parse({ "qwen-image-3.0-pro": { price } });

describe("the administrator's own price", () => {
  const facts = own({
    unitPrice: 0.1,
    cases: [{ upToPixels: 2_250_000, unitPrice: 0.05 }],
    inputUnitPrice: 0.003,
    currency: "USD",
  });
  const model = modelOf(catalogAt("singapore", facts), "qwen-image-3.0-pro");

  it("counts in every region, by size and with what goes in", () => {
    for (const region of regions) {
      const small = costOfRequest(request(model.id, "1024*1024", 2), model, region);
      expect(small).toMatchObject({ unitPrice: 0.05, total: 0.056, currency: "USD" });
      const large = costOfRequest(request(model.id, "2048*2048"), model, region);
      expect(large).toMatchObject({ unitPrice: 0.1, total: 0.1 });
    }
  });

  it("is that of every image where it has no cases", () => {
    const flat = own({ unitPrice: 0.1, inputUnitPrice: 0, currency: "USD" });
    const priced = modelOf(catalogAt("beijing", flat), model.id);
    const cost = costOfRequest(request(model.id, "1024*1024", 3), priced, "beijing");
    expect(cost).toMatchObject({ total: 0.1 });
  });

  it("may not leave out what goes in where DashScope charges for it", () => {
    expect(withoutInputPrice(own({ unitPrice: 0.1, currency: "USD" }))).toEqual([model.id]);
    expect(withoutInputPrice(facts)).toEqual([]);
    expect(withoutInputPrice(own({ unitPrice: 0.1, inputUnitPrice: 0, currency: "USD" }))).toEqual(
      [],
    );
    const free = { "wan2.7-image": { price: { unitPrice: 0.1, currency: "USD" } } };
    expect(withoutInputPrice(administratorFactsSchema.parse(free))).toEqual([]);
  });

  it.each([
    [{ unitPrice: -1, currency: "CNY" }],
    [{ unitPrice: 1, currency: "yuan" }],
    [{ unitPrice: 1, currency: "CNY", cases: [{ when: { sunny: true }, unitPrice: 1 }] }],
    [{ unitPrice: 1, currency: "CNY", discount: 0.1 }],
  ])("is refused if it says something else: %j", (price) => {
    expect(administratorFactsSchema.safeParse({ "wan2.7-image": { price } }).success).toBe(false);
  });
});

it("the administrator may know of a region that the documents do not name", () => {
  const facts = administratorFactsSchema.parse({ "wan2.7-image": { regions: ["tokyo"] } });
  expect(modelOf(catalogAt("tokyo", facts), "wan2.7-image").regions).toEqual(["tokyo"]);
});

it("the administrator's limits say whose they are, and the others where they are from", () => {
  const facts = administratorFactsSchema.parse({ "wan2.7-image": { tasksAtOnce: 9 } });
  const models = catalogAt("singapore", facts);
  expect(modelOf(models, "wan2.7-image").limits).toEqual({
    submissionsPerSecond: 5,
    tasksAtOnce: 9,
    source: "administrator",
    asOf: "",
  });
  expect(modelOf(models, "wan2.7-image-pro").limits).toMatchObject({
    source: "Model Studio rate limits",
    asOf: "2026-10",
  });
});
