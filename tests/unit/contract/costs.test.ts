import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitToModel } from "@/lib/core/generation/fit";
import { costOf, costOfRequest, rewritingPrices } from "@/lib/core/generation/price";
import type { GenerationRequest, Parameters } from "@/lib/core/generation/request";
import { problemsOf } from "@/lib/core/generation/validate";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { regions } from "@/lib/core/models/region";
import { upstreamModels } from "@/lib/emulator/models/upstream-models";
import { costOf as costAtUpstream } from "@/lib/emulator/price";
import { draftFor } from "../../support/draft-arbitrary";
import { sendingLimits, upstreamVerdict } from "../../support/upstream-verdict";

describe.each(catalog.map((model) => [model.id, model] as const))("a run of %s", (id, model) => {
  it("costs in each region what DashScope's ledger says when all of its images come", () => {
    let compared = 0;
    fc.assert(
      fc.property(draftFor(model), ({ draft, images }) => {
        const { request } = fitToModel(draft, model);
        const facts = request.inputs.length > 0 ? images : [];
        // How long a set becomes is decided by its prompt.
        if (request.parameters.sequential) return;
        if (problemsOf(request, model, facts, sendingLimits).length > 0) return;
        const plan = upstreamVerdict(model, request, facts);
        const price = upstreamModels.get(id)?.price;
        if ("code" in plan || !price) throw new Error(`${id} was refused.`);
        const ledger = costAtUpstream(price, {
          ...plan,
          seed: plan.seed ?? 0,
          failures: [],
        });
        for (const region of regions) {
          const cost = costOfRequest(request, model, region);
          expect(cost?.total).toBe(ledger[region]);
          if (cost) expect(cost).toMatchObject({ images: plan.count, currency: "CNY" });
        }
        compared += 1;
      }),
      { numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(10);
  });
});

const assetId = "018f0000-0000-7000-8000-000000000000";
const asked = (model: string, parameters: Parameters, inputs = 0): GenerationRequest => ({
  model,
  prompt: "a clock",
  inputs: Array.from({ length: inputs }, () => ({ assetId, boxes: [] })),
  parameters,
});
const inBeijing = (request: GenerationRequest) =>
  costOfRequest(request, modelOf(catalog, request.model), "beijing");

describe("a price by the size of what is drawn", () => {
  const model = "qwen-image-3.0-pro";

  it("changes beyond 2,250,000 pixels", () => {
    expect(inBeijing(asked(model, { size: "1500*1500", n: 2 }))?.total).toBe(0.5);
    expect(inBeijing(asked(model, { size: "1500*1501", n: 2 }))?.total).toBe(1);
  });

  it("is the dearer one where the model chooses the size", () => {
    expect(inBeijing(asked(model, {}))?.total).toBe(0.5);
    expect(inBeijing(asked(model, {}, 1))?.unitPrice).toBe(0.5);
  });
});

describe("a price of rewriting", () => {
  it("follows the request, or else the model's default", () => {
    const model = "z-image-turbo";
    expect(inBeijing(asked(model, { promptExtend: true }))?.total).toBe(0.2);
    expect(inBeijing(asked(model, { promptExtend: false }))?.total).toBe(0.1);
    expect(inBeijing(asked(model, {}))?.total).toBe(0.1);
  });

  it("is told beside the one without, where the two differ", () => {
    const told = catalog.flatMap((one) => {
      const prices = rewritingPrices(asked(one.id, { n: 3 }), one, "beijing");
      return prices ? [[one.id, prices.with, prices.without]] : [];
    });
    expect(told).toEqual([["z-image-turbo", 0.2, 0.1]]);
  });
});

describe("a price of what goes in", () => {
  it("is added once a call, and not at all where no image came", () => {
    const cost = inBeijing(asked("qwen-image-3.0", { size: "1024*1024", n: 3 }, 2));
    expect(cost).toMatchObject({ inputs: { count: 2, unitPrice: 0.02 }, total: 0.58 });
    if (!cost) throw new Error("It has a price.");
    expect(costOf(1, cost).total).toBe(0.22);
    expect(costOf(0, cost).total).toBe(0);
  });

  it("is free with other models", () => {
    expect(inBeijing(asked("qwen-image-2.0", {}, 2))).not.toHaveProperty("inputs");
  });
});
