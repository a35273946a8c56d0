import { describe, expect, it } from "vitest";
import type { Generation } from "@/lib/core/api/generation";
import {
  type Happenings,
  resultParts,
  runOnStage,
  shownOnStage,
  shownPart,
} from "@/lib/core/stage/on-stage";
import { anAsset } from "../../../support/asset";
import { aGeneration } from "../../../support/generation";

const sea = "0198c0de-0000-7000-8000-0000000000a1";
const sky = "0198c0de-0000-7000-8000-0000000000a2";

const idOf = (number: number) => `0198c0de-0000-7000-8000-${String(number).padStart(12, "0")}`;
const nothingYet: Happenings = { inputsAt: 0, heardAt: {}, choice: undefined };

/** A run from images, landed unless said otherwise. */
function aRun(number: number, inputIds: string[], facts: Partial<Generation> = {}) {
  return aGeneration({
    id: idOf(number),
    status: "succeeded",
    outputs: [anAsset({ id: idOf(number + 100), kind: "output" })],
    request: {
      model: "wan2.7-image-pro",
      prompt: "A meadow",
      inputs: inputIds.map((assetId) => ({ assetId, boxes: [] })),
      parameters: {},
    },
    ...facts,
  });
}

describe("the run on the stage", () => {
  it("is the last one made from the draft's images, in their order", () => {
    const runs = [aRun(4, [sky, sea]), aRun(3, [sea, sky]), aRun(2, [sea, sky]), aRun(1, [sea])];
    expect(runOnStage(runs, [sea, sky], nothingYet)?.id).toBe(idOf(3));
    expect(runOnStage(runs, [sky], nothingYet)).toBeUndefined();
  });

  it("is any run while the draft has no images, but no cell of a comparison", () => {
    const cell = aRun(2, [], { batchId: idOf(9) });
    expect(runOnStage([cell, aRun(1, [sea])], [], nothingYet)?.id).toBe(idOf(1));
  });

  it("is the one that landed last, though it began before the others", () => {
    const runs = [
      aRun(3, [sea], { status: "running", outputs: [] }),
      aRun(2, [sea]),
      aRun(1, [sea]),
    ];
    const heardAt = { [idOf(1)]: 5, [idOf(2)]: 4, [idOf(3)]: 3 };
    expect(runOnStage(runs, [sea], { heardAt })?.id).toBe(idOf(1));
  });

  it("is none after its failure was dismissed", () => {
    const failed: Partial<Generation> = { status: "failed", outputs: [] };
    expect(runOnStage([aRun(1, [], failed)], [], nothingYet)?.id).toBe(idOf(1));
    const dismissedAt = "2026-11-20T00:02:00.000Z";
    expect(runOnStage([aRun(1, [], { ...failed, dismissedAt })], [], nothingYet)).toBeUndefined();
  });
});

describe("what the stage shows", () => {
  const run = aRun(1, [sea]);
  const landed: Happenings = { inputsAt: 1, heardAt: { [run.id]: 2 }, choice: undefined };

  it("turns to the result when it lands", () => {
    const running = aRun(1, [sea], { status: "running", outputs: [] });
    expect(shownOnStage(running, true, landed).look).toBe("input");
    expect(shownOnStage(run, true, landed).look).toBe("result");
  });

  it("stays with the input if it came after the run, such as by going on from its result", () => {
    expect(shownOnStage(run, true, { ...landed, inputsAt: 3 }).look).toBe("input");
    expect(shownOnStage(run, true, nothingYet).look).toBe("input");
  });

  it("stays with the input of a run that gave nothing", () => {
    const failed = aRun(1, [sea], { status: "failed", outputs: [] });
    expect(shownOnStage(failed, true, landed).look).toBe("input");
  });

  it("keeps what was chosen until the next result lands", () => {
    const choice = { look: "wipe", at: 3 } as const;
    expect(shownOnStage(run, true, { ...landed, choice })).toEqual(choice);
    const next = { ...landed, choice, heardAt: { [run.id]: 4 } };
    expect(shownOnStage(run, true, next)).toEqual({ look: "result" });
  });

  it("keeps a chosen image until the draft gets other images", () => {
    const choice = { look: "result", imageId: sky, at: 3 } as const;
    expect(shownOnStage(run, true, { ...landed, choice }).imageId).toBe(sky);
    expect(shownOnStage(run, true, { ...landed, choice, inputsAt: 4 }).imageId).toBeUndefined();
  });

  it("is the result where there is no input, unless somebody asked for a clean stage", () => {
    expect(shownOnStage(run, false, nothingYet).look).toBe("result");
    const choice = { look: "input", at: 3 } as const;
    expect(shownOnStage(run, false, { ...landed, choice }).look).toBe("input");
  });
});

describe("the parts of a result", () => {
  const failure = { index: 0, code: "InternalError", message: "" };
  const parts = resultParts(
    aRun(1, [], { outputs: [anAsset({ id: idOf(7), index: 1 })], failures: [failure] }),
  );

  it("are its images and those that are missing, in their order", () => {
    expect(parts.map(({ kind, index }) => [kind, index])).toEqual([
      ["missing", 0],
      ["image", 1],
    ]);
  });

  it("begin with the first image, unless another is chosen", () => {
    expect(shownPart(parts, undefined)?.index).toBe(1);
    expect(shownPart(parts, 0)?.index).toBe(0);
    expect(shownPart([], 0)).toBeUndefined();
  });
});
