import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { fitToModel } from "@/lib/core/generation/fit";
import { costOfRequest } from "@/lib/core/generation/price";
import { problemsOf } from "@/lib/core/generation/validate";
import { catalog } from "@/lib/core/models/catalog";
import type { Model } from "@/lib/core/models/model";
import { zImageTurbo } from "@/lib/core/models/z-image";
import { wireBody } from "@/lib/server/dashscope/wire";

const root = resolve(import.meta.dirname, "../../../..");

/** Examples are offered for the models that they show off, and a migration is as old as its models. */
const mayNameModels = /^lib\/(core\/models|emulator|core\/examples\.ts|server\/db\/migrations)/;

/** The code of a file without its comments. */
const codeOf = (file: string) =>
  readFileSync(join(root, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");

describe("a model of the catalog", () => {
  it("is data and nothing else", () => {
    for (const model of catalog) expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it("is named by its own entry alone", () => {
    const files = ["app", "components", "lib"].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => join(folder, name)),
    );
    expect(files.length).toBeGreaterThan(500);
    const names = catalog.flatMap(({ id, family }) => [`"${id}"`, `"${family}"`]);
    const naming = files
      .filter((file) => !mayNameModels.test(file))
      .filter((file) => names.some((name) => codeOf(file).includes(name)));
    expect(naming).toEqual([]);
  });

  it("that is added is checked, priced and sent by what its entry says", () => {
    const added: Model = {
      ...zImageTurbo,
      id: "z-image-added",
      title: "Z-Image Added",
      prompt: { unit: "characters", max: 12 },
      parameters: {
        ...zImageTurbo.parameters,
        seed: { wireName: "start", min: 0, max: 9 },
      },
    };
    const draft = {
      model: added.id,
      prompt: "Night market",
      inputs: [],
      parameters: { n: 3, size: "1536*864", seed: 7, promptExtend: true, watermark: true },
    };
    const { request, leftOut } = fitToModel(draft, added);
    expect(leftOut).toMatchObject([{ what: "n" }]);
    expect(problemsOf(request, added, [])).toEqual([]);
    const longer = { ...request, prompt: "Night markets" };
    expect(problemsOf(longer, added, [])).toMatchObject([{ code: "prompt.tooLong" }]);
    expect(costOfRequest(request, added, "beijing")).toMatchObject({ images: 1, total: 0.2 });
    const call = added.calls.synchronous;
    if (!call) throw new Error("It is called at once.");
    expect(JSON.parse(JSON.stringify(wireBody(request, added, call, [])))).toEqual({
      model: "z-image-added",
      input: { messages: [{ role: "user", content: [{ text: "Night market" }] }] },
      parameters: { size: "1536*864", start: 7, prompt_extend: true },
    });
  });
});
