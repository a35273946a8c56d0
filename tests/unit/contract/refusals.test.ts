import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planInput } from "@/lib/core/generation/preparation";
import { generationRequestSchema } from "@/lib/core/generation/request";
import { problemsOf } from "@/lib/core/generation/validate";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { bodyByHand, needsImage, pathByHand } from "../../support/body-by-hand";
import { callToItsEnd, emulatorOnOwnClock, type OwnEmulator } from "../../support/emulator";
import { factsOf } from "../../support/image-file";
import { qwenRows } from "./rules/qwen";
import { qwenDrawAndEditRows } from "./rules/qwen-draw-and-edit";
import { type Given, plain, type Row } from "./rules/row";
import { wanTextRows } from "./rules/wan-text";
import { wan25Rows } from "./rules/wan25";
import { wan26Rows } from "./rules/wan26";
import { wan27Rows } from "./rules/wan27";
import { zImageRows } from "./rules/z-image";

const rows: Row[] = [
  ...wan27Rows,
  ...wan26Rows,
  ...wan25Rows,
  ...wanTextRows,
  ...qwenRows,
  ...qwenDrawAndEditRows,
  ...zImageRows,
];
/** What the studio offers; of other models only upstream has something to say. */
const offered = new Set(catalog.map(({ id }) => id));
const assetId = "018f0000-0000-7000-8000-000000000000";

/** Upstream's codes for what is wrong with a request. docs/dashscope.md#errors */
const documented = ["InvalidParameter", "InvalidParameter.DataInspection", "InvalidURL"];

let emulator: OwnEmulator;
beforeAll(async () => {
  emulator = await emulatorOnOwnClock();
});
afterAll(() => emulator.close());

/** A call with the image that its model cannot do without. */
function whole(model: string, given: Given): Given {
  return needsImage(model) && !given.images ? { ...given, images: [plain] } : given;
}

async function upstreamSays(model: string, given: Given): Promise<string | undefined> {
  const body = await bodyByHand(model, whole(model, given));
  return (await callToItsEnd(emulator, pathByHand(model), body)).code;
}

/** Where the studio finds fault with a call, before anything is sent. */
async function studioSays(id: string, given: Given): Promise<string[]> {
  const {
    images = [],
    boxes = [],
    prompt = "a clock",
    negativePrompt,
    parameters,
  } = whole(id, given);
  const parsed = generationRequestSchema.safeParse({
    model: id,
    prompt,
    ...(negativePrompt === undefined ? {} : { negativePrompt }),
    inputs: images.map((_, index) => ({ assetId, boxes: boxes[index] ?? [] })),
    parameters,
  });
  if (!parsed.success) return parsed.error.issues.map(({ path }) => path.join("."));
  const facts = await Promise.all(images.map(factsOf));
  return problemsOf(parsed.data, modelOf(catalog, id), facts).map(({ path }) => path);
}

const isBelow = (path: string, field: string) => path === field || path.startsWith(`${field}.`);

describe("the documented rules, each at its boundary", () => {
  it("are many, and cover every model", () => {
    const refused = rows.filter(({ isTolerated }) => !isTolerated);
    expect(refused.length).toBeGreaterThanOrEqual(500);
    const judged = new Set(rows.map(({ model }) => model));
    expect([...offered].filter((id) => !judged.has(id))).toEqual([]);
    expect(new Set(rows.map(({ model, rule }) => `${model}: ${rule}`)).size).toBe(rows.length);
  });

  it.each(rows.map((row) => [`${row.model}, ${row.rule}`, row] as const))("%s", async (_, row) => {
    const { model, allowed, forbidden, field } = row;
    expect(await upstreamSays(model, allowed)).toBeUndefined();
    const code = await upstreamSays(model, forbidden);
    if (row.isTolerated) expect(code).toBeUndefined();
    else expect(documented).toContain(code);

    if (!offered.has(model)) return;
    expect(await studioSays(model, allowed)).toEqual([]);
    if (field === undefined) return;
    const paths = await studioSays(model, forbidden);
    if (!row.isMended) {
      expect(paths.filter((path) => isBelow(path, field))).not.toEqual([]);
      return;
    }
    expect(paths).toEqual([]);
    const [spec] = forbidden.images ?? [];
    const limits = modelOf(catalog, model).inputs;
    if (!spec || !limits) throw new Error("Only an image can be mended.");
    expect(planInput(await factsOf(spec), limits).changes).not.toEqual([]);
  });
});
