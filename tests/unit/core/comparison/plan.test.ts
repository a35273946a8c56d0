import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Axis, AxisRequest } from "@/lib/core/comparison/axis";
import { canonicalRequest } from "@/lib/core/comparison/canonical";
import { expandAxes } from "@/lib/core/comparison/expand-axes";
import { planCells, withReuse } from "@/lib/core/comparison/plan-cells";
import { expectedSeconds, totalsByValue, totalsOf } from "@/lib/core/comparison/totals";
import { explicitRequest } from "@/lib/core/generation/explicit";
import { costOfRequest } from "@/lib/core/generation/price";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { problemsOf } from "@/lib/core/generation/validate";
import { wireBody } from "@/lib/server/dashscope/wire";
import { axes, fitting, planContext, request } from "../../../support/comparison-arbitrary";

const { models, sending, factsOf } = planContext;
const comparison = fc
  .tuple(request, axes)
  .map(([asked, chosen]) => ({ asked, chosen: fitting(asked, chosen) }));

const base: GenerationRequest = {
  model: "wan2.7-image-pro",
  prompt: "a lamp",
  inputs: [],
  parameters: { seed: 5, n: 2 },
};
const input = { assetId: "018f0000-0000-7000-8000-000000000000", boxes: [] };
const axis = (kind: "size" | "model" | "negativePrompt", ...values: string[]): Axis => ({
  kind,
  values: values.map((value) => ({ value })),
});
const seeds = (...values: number[]): Axis => ({
  kind: "seed",
  values: values.map((value) => ({ value })),
});
const thinking: Axis = { kind: "thinkingMode", values: [{ value: true }, { value: false }] };
const plan = (chosen: Axis[], asked = base) => planCells(asked, chosen, planContext);

/** What upstream would be sent, each image named by its id. */
function bodyOf(made: GenerationRequest): string {
  const model = models.find(({ id }) => id === made.model);
  const call = model?.calls.asynchronous ?? model?.calls.synchronous;
  if (!model || !call) throw new Error("A possible cell has a model.");
  const images = made.inputs.map(({ assetId }) => assetId);
  return JSON.stringify(wireBody(explicitRequest(made, model), model, call, images));
}

describe("the cells of a comparison", () => {
  it("are the product of the axes; those that run are the product without off, impossible and equal cells", () => {
    fc.assert(
      fc.property(comparison, fc.infiniteStream(fc.boolean()), ({ asked, chosen }, coin) => {
        const all = planCells(asked, chosen, planContext);
        const product = chosen.reduce((count, { values }) => count * values.length, 1);
        expect(all).toHaveLength(product);
        expect(new Set(all.map(({ coordinates }) => coordinates.join())).size).toBe(product);

        const off = new Set(all.filter(() => coin.next().value).map(({ key }) => key));
        const cells = planCells(asked, chosen, planContext, off);
        const possible = cells.filter(({ problems }) => problems.length === 0);
        const wanted = new Set(possible.map(({ key }) => key).filter((key) => !off.has(key)));
        const toRun = cells.filter(({ state }) => state === "run");
        expect(new Set(toRun.map(({ key }) => key))).toEqual(wanted);
        expect(toRun).toHaveLength(wanted.size);
        for (const { state, problems, key } of cells) {
          if (problems.length > 0) expect(state).toBe("impossible");
          else if (off.has(key)) expect(state).toBe("off");
          else expect(["run", "same"]).toContain(state);
        }
      }),
    );
  });

  it("are valid by the same function that guards a run, or report its reasons", () => {
    fc.assert(
      fc.property(comparison, ({ asked, chosen }) => {
        for (const cell of planCells(asked, chosen, planContext)) {
          const model = models.find(({ id }) => id === cell.request.model);
          const facts = cell.request.inputs.map(({ assetId }) => factsOf(assetId));
          const expected = model && problemsOf(cell.request, model, facts, sending);
          if (expected) expect(cell.problems).toEqual(expected);
          else expect(cell.problems[0]?.code).toBe("model.unknown");
          expect(cell.state === "impossible").toBe(cell.problems.length > 0);
        }
      }),
    );
  });

  it("request what their place on the axes says", () => {
    fc.assert(
      fc.property(comparison, ({ asked, chosen }) => {
        for (const { request: made, coordinates, withoutEffect } of plan(chosen, asked)) {
          chosen.forEach((one, index) => {
            const value = one.values[coordinates[index] ?? 0]?.value;
            if (one.kind === "model" || one.kind === "prompt") expect(made[one.kind]).toBe(value);
            if (one.kind === "seed") expect(made.parameters).toMatchObject({ seed: value, n: 1 });
            if (one.kind === "size") expect(made.parameters.size).toBe(value);
            if (one.kind === "input") expect(made.inputs[0]?.assetId).toBe(value);
            if (one.kind === "negativePrompt") expect(made.negativePrompt ?? "").toBe(value);
            if (one.kind === "palette") expect(made.parameters.palette ?? []).toEqual(value);
            if (one.kind === "thinkingMode" || one.kind === "promptExtend") {
              const isWithout = withoutEffect.includes(one.kind);
              const known = models.some(({ id }) => id === made.model);
              if (known) expect(made.parameters[one.kind]).toBe(isWithout ? undefined : value);
            }
          });
        }
      }),
    );
  });

  it("have the same key exactly when they ask upstream for the same", () => {
    fc.assert(
      fc.property(comparison, ({ asked, chosen }) => {
        const possible = plan(chosen, asked).filter(({ state }) => state !== "impossible");
        const bodies = possible.map(({ request: made }) => bodyOf(made));
        possible.forEach(({ key }, index) => {
          possible.forEach((other, place) => {
            expect(key === other.key).toBe(bodies[index] === bodies[place]);
          });
        });
      }),
    );
  });

  it("have the same key as a request that spells out the defaults, in another order", () => {
    const said: GenerationRequest = {
      parameters: {
        watermark: false,
        thinkingMode: true,
        sequential: false,
        size: "2K",
        seed: 5,
        n: 2,
      },
      inputs: [],
      prompt: base.prompt,
      negativePrompt: "",
      model: base.model,
    };
    const [cell] = plan([axis("model", base.model)]);
    const model = models.find(({ id }) => id === base.model);
    expect(canonicalRequest(said, model)).toBe(cell?.key);
    const others = [
      { watermark: true },
      { thinkingMode: false },
      { size: "1K" },
      { seed: 6 },
      { n: 1 },
    ];
    for (const other of others) {
      const parameters = { ...said.parameters, ...other };
      expect(canonicalRequest({ ...said, parameters }, model)).not.toBe(cell?.key);
    }
  });

  it("are impossible if a model does not support what is compared, with the reason", () => {
    const codes = (chosen: Axis[], asked = base) =>
      plan(chosen, asked).map(({ problems }) => problems.map(({ code }) => code).join());
    expect(codes([axis("size", "2K", "4K")], { ...base, inputs: [input] })).toEqual([
      "",
      "size.tierNeedsNoInputs",
    ]);
    expect(codes([axis("model", "wan2.7-image", "wan2.5-i2i-preview", "gone")])).toEqual([
      "",
      "inputs.tooFew",
      "model.unknown",
    ]);
    expect(codes([axis("negativePrompt", "", "blurry")])).toEqual([
      "",
      "negativePrompt.unsupported",
    ]);
    // Without its images an edit would be another request.
    expect(codes([axis("model", "qwen-image")], { ...base, inputs: [input] })).toEqual([
      "inputs.unsupported",
    ]);
    expect(codes([thinking], { ...base, model: "qwen-image" })).toEqual([
      "parameter.unsupported",
      "parameter.unsupported",
    ]);
  });

  it("do not draw the count of an image set as so many images with a model that makes none", () => {
    const set = { ...base, parameters: { sequential: true, n: 12 } };
    const [own, other] = plan([axis("model", "wan2.7-image", "wan2.6-t2i")], set);
    expect([own?.images, own?.leftOut]).toEqual([12, []]);
    expect([other?.state, other?.images]).toEqual(["run", 1]);
    expect(other?.leftOut.map(({ what }) => what)).toEqual(["sequential"]);
  });

  it("say what else a model leaves out, and which values have no effect", () => {
    const [pro, qwen] = plan([axis("model", "wan2.7-image-pro", "qwen-image-plus")], {
      ...base,
      parameters: { ...base.parameters, size: "4K" },
    });
    expect(pro?.leftOut).toEqual([]);
    expect(qwen?.leftOut.map(({ what }) => what)).toEqual(["size", "n"]);
    expect([pro?.images, qwen?.images]).toEqual([2, 1]);

    const cells = plan([thinking], { ...base, inputs: [input] });
    expect(cells.map(({ state }) => state)).toEqual(["run", "same"]);
    expect(cells.every(({ withoutEffect }) => withoutEffect.includes("thinkingMode"))).toBe(true);
    expect(plan([thinking]).map(({ state }) => state)).toEqual(["run", "run"]);
  });

  it("carry over the boxes of a replaced image that fit", () => {
    const images: Axis = {
      kind: "input",
      place: 0,
      values: [{ value: input.assetId }, { value: "018f0000-0000-7000-8000-000000000001" }],
    };
    const boxed: GenerationRequest = { ...base, inputs: [{ ...input, boxes: [[0, 0, 256, 256]] }] };
    const boxes = plan([images], boxed).map(({ request: made }) => made.inputs[0]?.boxes);
    expect(boxes).toEqual([[[0, 0, 256, 256]], [[0, 0, 512, 512]]]);
  });
});

describe("an extended comparison", () => {
  it("keeps its cells and adds only new ones", () => {
    const longer = fc.tuple(request, axes, fc.nat(), fc.nat());
    fc.assert(
      fc.property(longer, ([asked, all, which, cut]) => {
        const chosen = fitting(asked, all);
        const shorter = chosen.map((one, index): Axis => {
          if (index !== which % chosen.length) return one;
          const count = 1 + (cut % one.values.length);
          return withCount(one, count);
        });
        const before = plan(shorter, asked).map(({ key }) => key);
        const after = plan(chosen, asked);
        expect(after.map(({ key }) => key)).toEqual(expect.arrayContaining(before));
        const size = (list: Axis[]) => list.reduce((count, { values }) => count * values.length, 1);
        const inside = after.filter(({ coordinates }) =>
          coordinates.every((place, index) => place < (shorter[index]?.values.length ?? 0)),
        );
        expect(inside.map(({ key }) => key)).toEqual(before);
        expect(after.length - inside.length).toBe(size(chosen) - size(shorter));
      }),
    );
  });
});

/** The axis with so many of its values. */
function withCount(one: Axis, count: number): Axis {
  const shorter = structuredClone(one);
  shorter.values.splice(count);
  return shorter;
}

describe("the cost of a comparison", () => {
  it("is exact, in total and for each value, and zero for reused cells", () => {
    fc.assert(
      fc.property(comparison, fc.infiniteStream(fc.boolean()), ({ asked, chosen }, coin) => {
        const planned = plan(chosen, asked);
        const known = new Set(planned.filter(() => coin.next().value).map(({ key }) => key));
        const cells = withReuse(planned, (key) => known.has(key));
        const millionths: Record<string, bigint> = {};
        let [calls, images, unknown] = [0, 0, 0];
        for (const { state, request: made, key } of cells) {
          if (state !== "run") continue;
          expect(known.has(key)).toBe(false);
          const model = models.find(({ id }) => id === made.model);
          const price = model && costOfRequest(made, model, planContext.endpoint);
          const count = made.parameters.n ?? 1;
          calls += 1;
          images += count;
          if (!price) unknown += 1;
          else {
            const inputs = price.inputs ?? { count: 0, unitPrice: 0 };
            const sum =
              BigInt(Math.round(price.unitPrice * 1_000_000)) * BigInt(count) +
              BigInt(Math.round(inputs.unitPrice * 1_000_000)) * BigInt(inputs.count);
            millionths[price.currency] = (millionths[price.currency] ?? 0n) + sum;
          }
        }
        const totals = totalsOf(cells);
        expect(totals).toMatchObject({ calls, images, unknownPrices: unknown });
        const price = Object.entries(millionths).map(([code, sum]) => [code, Number(sum) / 1e6]);
        expect(totals.price).toEqual(Object.fromEntries(price));
        for (const values of totalsByValue(cells, chosen)) {
          expect(values.reduce((sum, { images: own }) => sum + own, 0)).toBe(images);
          expect(values.reduce((sum, { calls: own }) => sum + own, 0)).toBe(calls);
        }
      }),
    );
  });

  it("has a known time if the models' waits are known", () => {
    // Five at once, 12 to 25 s each: ten calls are two rounds.
    const ten = plan([seeds(...Array(10).keys())]);
    expect(expectedSeconds(ten, models, [])).toBeCloseTo(18.5 + 0.8 + 25);
    const mixed = plan([axis("model", "wan2.7-image-pro", "qwen-image-edit")], {
      ...base,
      inputs: [input],
    });
    expect(mixed.map(({ state }) => state)).toEqual(["run", "run"]);
    expect(expectedSeconds(mixed, models, [])).toBeUndefined();
    expect(expectedSeconds([], models, [])).toBe(0);
  });
});

describe("the axes", () => {
  const expand = (...asked: AxisRequest[]) => expandAxes(base, asked, models, [5, 5, 2 ** 31, 0]);
  const codes = (...asked: AxisRequest[]) => expand(...asked).problems.map(({ code }) => code);

  it("are expanded from ranges, chance and alternatives, and named", () => {
    expect(expand({ kind: "seedRange", from: 10, to: 25, step: 5 }).axes).toEqual([
      { kind: "seed", values: [10, 15, 20, 25].map((value) => ({ value, label: String(value) })) },
    ]);
    const [drawn] = expand({ kind: "seedDraw", count: 4 }).axes;
    expect(drawn?.values.map(({ value }) => value)).toEqual([5, 6, 0, 1]);
    const asked = { ...base, prompt: "a {red|blue} {cat|}" };
    expect(expandAxes(asked, [{ kind: "promptAlternatives" }], models, []).axes).toEqual([
      {
        kind: "prompt",
        values: [
          { value: "a red cat", label: "red · cat" },
          { value: "a red ", label: "red · –" },
          { value: "a blue cat", label: "blue · cat" },
          { value: "a blue ", label: "blue · –" },
        ],
      },
    ]);
    expect(expand(axis("model", "qwen-image")).axes[0]?.values[0]?.label).toBe("Qwen-Image");
    expect(expand(axis("size", "1024*768")).axes[0]?.values[0]?.label).toBe("1024 × 768");
  });

  it("are one to three different ones, with at most 400 cells", () => {
    expect(codes()).toEqual(["axes.count"]);
    const four = [seeds(1), axis("size", "1K"), axis("model", "x"), thinking];
    expect(codes(...four)).toEqual(["axes.count"]);
    expect(codes(seeds(1), { kind: "seedDraw", count: 2 })).toEqual(["axes.repeated"]);
    expect(codes({ kind: "seedRange", from: 1, to: 200, step: 1 }, thinking)).toEqual([]);
    expect(codes({ kind: "seedRange", from: 1, to: 201, step: 1 }, thinking)).toEqual([
      "axes.cells",
    ]);
    expect(codes({ kind: "seedRange", from: 0, to: 2_147_483_647, step: 1 })).toEqual([
      "axes.cells",
    ]);
    expect(codes({ kind: "seedRange", from: 2, to: 1, step: 1 })).toEqual(["axes.range"]);
    const replaced = { kind: "input", place: 0, values: [{ value: input.assetId }] } as const;
    expect(codes({ ...replaced, values: [...replaced.values] })).toEqual(["axes.place"]);
    const huge = { ...base, prompt: "{a|b}".repeat(100) };
    const { problems } = expandAxes(huge, [{ kind: "promptAlternatives" }], models, []);
    expect(problems).toMatchObject([{ code: "axes.cells", params: { max: 400 } }]);
  });
});
