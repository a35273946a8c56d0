import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "@/lib/core/box/box";
import {
  type Draft,
  draftOf,
  emptyDraft,
  isSameButSeed,
  withBoxes,
  withInput,
  withInputMoved,
  withInputReplaced,
  withoutInput,
  withParameter,
} from "@/lib/core/generation/draft/draft";
import {
  historyOf,
  historyWithin,
  redo,
  resumed,
  sealed,
  step,
  undo,
} from "@/lib/core/generation/draft/history";
import { fitToModel } from "@/lib/core/generation/fit";
import { costOf } from "@/lib/core/generation/price";
import { progressOf } from "@/lib/core/generation/progress";
import { expectedSize } from "@/lib/core/generation/size/size";
import { catalog } from "@/lib/core/models/catalog";
import { qwenImagePlus } from "@/lib/core/models/qwen-image";
import { qwenImageEditPlus } from "@/lib/core/models/qwen-image-edit";
import { holds } from "@/lib/core/models/rules";
import { toggles } from "@/lib/core/models/toggles";
import { wan25Edit } from "@/lib/core/models/wan25";
import { wan27Image, wan27ImagePro } from "@/lib/core/models/wan27";
import type { Palette } from "@/lib/core/palette/palette";
import { anyBoxOf } from "../../../support/geometry";

const [first, second, third] = [
  "018f0000-0000-7000-8000-000000000001",
  "018f0000-0000-7000-8000-000000000002",
  "018f0000-0000-7000-8000-000000000003",
] as const;

const asked = (draft: Draft) => fitToModel(draft, wan27ImagePro).request;
/** What the form shows of the toggles that a run with images has, when nobody has touched them. */
const usualToggles = Object.fromEntries(
  toggles.flatMap((name) => {
    const rule = wan27ImagePro.parameters[name];
    const hasInputs = { hasInputs: true, sequential: false, several: false, rewrites: false };
    const isAsked = rule && name !== "sequential" && holds(rule.effectiveWhen, hasInputs);
    return isAsked && !rule.isSentWhenChosen ? [[name, rule.default] as const] : [];
  }),
);

describe("a draft", () => {
  it("moves boxes together with their image", () => {
    const draft = withBoxes(withInput(withInput(emptyDraft, first), second), 1, [[0, 0, 5, 5]]);
    const moved = withInputMoved(draft, 1, 0);
    expect(moved.inputs).toEqual([
      { assetId: second, boxes: [[0, 0, 5, 5]] },
      { assetId: first, boxes: [] },
    ]);
    expect(withInputMoved(draft, 1, 2)).toBe(draft);
    expect(withoutInput(moved, 0).inputs).toEqual([{ assetId: first, boxes: [] }]);
  });

  it("replaces an image in its place, with the boxes that fit the other", () => {
    const boxes: Box[] = [
      [0, 0, 5, 5],
      [80, 80, 100, 100],
    ];
    const draft = withBoxes(withInput(withInput(emptyDraft, first), second), 0, boxes);
    const before = { width: 100, height: 100 };
    const half = { assetId: third, before, width: 50, height: 50 };
    expect(withInputReplaced(draft, 0, half).inputs).toEqual([
      {
        assetId: third,
        boxes: [
          [0, 0, 3, 3],
          [40, 40, 50, 50],
        ],
      },
      { assetId: second, boxes: [] },
    ]);
    const narrow = { assetId: third, before, width: 100, height: 60 };
    expect(withInputReplaced(draft, 0, narrow).inputs[0]?.boxes).toEqual([[0, 0, 5, 5]]);
    const agreed = { ...draft, shrinkInputs: true };
    expect(withInputReplaced(agreed, 0, half).shrinkInputs).toBeUndefined();
    expect(withInputReplaced(draft, 2, half)).toBe(draft);
    expect(withInputReplaced(draft, 0, { ...half, assetId: first })).toBe(draft);
  });

  it("requests only what was set, and leaves out an empty palette", () => {
    const empty = withParameter(withInput(emptyDraft, first), "palette", []);
    expect(usualToggles).toMatchObject({ watermark: false });
    expect(asked(withParameter(empty, "seed", 7)).parameters).toEqual({ seed: 7, ...usualToggles });
    expect(asked(empty).parameters).toEqual(usualToggles);
  });

  it("can be restored from the request that it made", () => {
    const draft: Draft = {
      ...withInput(emptyDraft, first),
      prompt: "x",
      parameters: { n: 2, ...usualToggles, watermark: true },
    };
    expect(draftOf(asked(draft))).toEqual(draft);
  });

  it("agrees to smaller copies only of the images that it was asked about", () => {
    const agreed: Draft = { ...withInput(emptyDraft, first), shrinkInputs: true };
    expect(asked(agreed).shrinkInputs).toBe(true);
    expect(asked(withInput(agreed, second)).shrinkInputs).toBeUndefined();
    expect(draftOf(asked(agreed)).shrinkInputs).toBeUndefined();
  });
});

it("a draft asks for the same as its run, which has a seed of its own and every toggle", () => {
  const draft: Draft = { ...withParameter(emptyDraft, "n", 2), prompt: "A lake" };
  const { request } = fitToModel(draft, wan27ImagePro);
  const run = { ...request, parameters: { ...request.parameters, seed: 7 } };
  const sent = draftOf(fitToModel(draft, wan27ImagePro).request);
  expect(isSameButSeed(sent, draftOf(run))).toBe(true);
  expect(isSameButSeed({ ...sent, prompt: "A sea" }, draftOf(run))).toBe(false);
  expect(isSameButSeed(withParameter(sent, "seed", 8), draftOf(run))).toBe(false);
});

describe("a draft under another model", () => {
  const full: Draft = {
    ...withBoxes(withInput(emptyDraft, first), 0, [[0, 0, 9, 9]]),
    prompt: "x",
    negativePrompt: "blurry",
    parameters: {
      n: 3,
      size: "4K",
      seed: 7,
      thinkingMode: true,
      palette: [{ hex: "#000000", ratio: 10_000 }],
    },
  };
  const left = (model: Parameters<typeof fitToModel>[1], draft = full) =>
    fitToModel(draft, model).leftOut.map(({ what }) => what);

  it("sends what the model supports and names what it does not", () => {
    expect(left(wan27ImagePro)).toEqual(["negativePrompt"]);
    expect(left(wan27Image)).toEqual(["size", "negativePrompt"]);
    expect(left(wan25Edit)).toEqual(["boxes", "size", "palette"]);
    expect(left(qwenImagePlus)).toEqual(["inputs", "size", "n", "palette"]);
    const { request } = fitToModel(full, qwenImagePlus);
    expect(request).toEqual({
      model: "qwen-image-plus",
      prompt: "x",
      negativePrompt: "blurry",
      inputs: [],
      parameters: { seed: 7, watermark: false, promptExtend: true },
    });
  });

  it("is complete again when the model is changed back", () => {
    const there = fitToModel({ ...full, model: qwenImagePlus.id }, wan27ImagePro).request;
    expect(there).toEqual(fitToModel(full, wan27ImagePro).request);
    expect(there.inputs).toEqual(full.inputs);
    expect(there.parameters.size).toBe("4K");
  });

  it("leaves a value that is only out of range to validation", () => {
    const draft = withParameter(full, "size", "4000*4000");
    expect(left(wan25Edit, draft)).not.toContain("size");
    expect(fitToModel(draft, qwenImageEditPlus).request.parameters.n).toBe(3);
  });

  it("keeps the count of an image set from a model that makes none, where each image would be billed", () => {
    const set: Draft = {
      ...emptyDraft,
      prompt: "Four seasons",
      parameters: { sequential: true, n: 4 },
    };
    for (const model of catalog.filter(({ parameters }) => !parameters.sequential)) {
      const { request, leftOut } = fitToModel(set, model);
      expect(request.parameters.n ?? model.parameters.n.default, model.id).toBe(1);
      expect(request.parameters.sequential, model.id).toBeUndefined();
      expect(leftOut, model.id).toEqual([{ what: "sequential", params: { count: 4 } }]);
    }
    // It is back with a model that makes sets.
    const back = fitToModel(set, wan27ImagePro);
    expect(back.request.parameters).toMatchObject({ sequential: true, n: 4 });
    expect(back.leftOut).toEqual([]);
  });

  it("does not send a switch that has no effect", () => {
    expect(fitToModel(full, wan27ImagePro).request.parameters.thinkingMode).toBeUndefined();
    const textOnly = { ...full, inputs: [] };
    expect(fitToModel(textOnly, wan27ImagePro).request.parameters.thinkingMode).toBe(true);
  });
});

type Edit = (draft: Draft) => Draft;

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.string().map(
    (prompt): Edit =>
      (draft) => ({ ...draft, prompt }),
  ),
  fc.constantFrom(first, second).map(
    (id): Edit =>
      (draft) =>
        withInput(draft, id),
  ),
  fc.nat(3).map(
    (index): Edit =>
      (draft) =>
        withoutInput(draft, index),
  ),
  fc.tuple(fc.nat(3), fc.nat(3)).map(
    ([from, to]): Edit =>
      (draft) =>
        withInputMoved(draft, from, to),
  ),
  fc.tuple(fc.nat(3), fc.array(anyBoxOf({ width: 400, height: 300 }), { maxLength: 2 })).map(
    ([index, boxes]): Edit =>
      (draft) =>
        withBoxes(draft, index, boxes),
  ),
  fc.nat().map(
    (seed): Edit =>
      (draft) =>
        withParameter(draft, "seed", seed),
  ),
  fc.constantFrom<Palette | undefined>(undefined, [{ hex: "#000000", ratio: 10_000 }]).map(
    (palette): Edit =>
      (draft) =>
        withParameter(draft, "palette", palette),
  ),
);

describe("the history", () => {
  it("returns the exact draft that any sequence of edits started with, and the one it ended with", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 60 }), (edits) => {
        const end = edits.reduce(
          (history, edit) => step(history, edit(history.present)),
          historyOf(emptyDraft),
        );
        let history = end;
        while (history.past.length > 0) history = undo(history);
        expect(history.present).toEqual(emptyDraft);
        while (history.future.length > 0) history = redo(history);
        expect(history.present).toEqual(end.present);
      }),
    );
  });

  it("undone all the way is the start, redone all the way is the end", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.constantFrom("a", "b", undefined))),
        (steps) => {
          const end = steps.reduce(
            (history, [value, tag]) => step(history, value, tag),
            historyOf(0),
          );
          let history = end;
          while (history.past.length > 0) history = undo(history);
          expect(history.present).toBe(0);
          while (history.future.length > 0) history = redo(history);
          expect(history.present).toBe(end.present);
        },
      ),
    );
  });

  it("is restored as it was, or with one more step if the draft was newer", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (values, backs) => {
        let history = values.reduce((past, value) => step(past, value), historyOf(0));
        for (let index = 0; index < backs % 7; index += 1) history = undo(history);
        expect(resumed(history, history.present)).toEqual(history);
        const newer = resumed(history, 1_000_000_007);
        expect(undo(newer).present).toBe(history.present);
      }),
    );
  });

  it("keeps the nearest steps if there is no room for all", () => {
    const history = undo(
      undo([1, 2, 3, 4, 5, 6, 7].reduce((past, n) => step(past, n), historyOf(0))),
    );
    expect(history.present).toBe(5);
    expect(historyWithin(history, 4)).toMatchObject({ past: [2, 3, 4], future: [] });
    expect(historyWithin(history, 7)).toMatchObject({ past: [0, 1, 2, 3, 4], future: [6] });
    expect(historyWithin(history, 100)).toEqual(history);
  });

  it("undoes typing in one field at once, until the field is left", () => {
    let history = step(step(historyOf(""), "a", "prompt"), "ab", "prompt");
    expect(undo(history).present).toBe("");
    history = step(sealed(history), "abc", "prompt");
    expect(undo(history).present).toBe("ab");
  });
});

describe("the figures shown before a run", () => {
  it("give the cost as images times the price, to the millionth", () => {
    const price = { unitPrice: 0.562065, currency: "CNY" };
    expect(costOf(4, price)).toEqual({ ...price, images: 4, total: 2.24826 });
  });

  it("give about the size that upstream will draw", () => {
    const table = { width: 1696, height: 960 };
    expect(expectedSize(wan27ImagePro, "2K", undefined)).toEqual({ width: 2048, height: 2048 });
    expect(expectedSize(wan27ImagePro, "2K", table)).toEqual({ width: 2722, height: 1540 });
    expect(expectedSize(wan27ImagePro, "1024*768", table)).toEqual({ width: 1024, height: 768 });
    expect(expectedSize(wan27ImagePro, "9K", undefined)).toBeUndefined();
    expect(expectedSize(wan25Edit, undefined, table)).toEqual({ width: 1701, height: 963 });
  });
});

it("progress grows with time, never stands still and is never full before the end", () => {
  const usual = { min: 12, max: 25 };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_600_000 }), (gone) => {
      const now = progressOf("running", 0, gone, usual);
      const later = progressOf("running", 0, gone + 1000, usual);
      expect(later.fraction).toBeGreaterThan(now.fraction);
      expect(later.fraction).toBeLessThan(1);
    }),
  );
});
