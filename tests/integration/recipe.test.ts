import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Asset } from "@/lib/core/api/asset";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { type Draft, draftOf } from "@/lib/core/generation/draft/draft";
import { fitToModel } from "@/lib/core/generation/fit";
import { wan27ImagePro } from "@/lib/core/models/wan27";
import { recipeReadSchema } from "@/lib/core/recipe/recipe-read";
import { clockPicture, plainPicture, tablePicture } from "../support/pictures";
import {
  freshFolder,
  quick,
  type RunningServer,
  startStudioWithoutPages,
} from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: RunningServer;
let other: RunningServer;
let draft: Draft;
let image: Asset;
const api = () => studioApi(studio.url);

const bytesAt = async (path: string) => Buffer.from(await (await api().get(path)).arrayBuffer());
const read = (file: Buffer, where = studio) =>
  fetch(`${where.url}/api/recipes/read`, {
    method: "POST",
    headers: { "Content-Type": "image/png" },
    body: new Uint8Array(file),
  });

beforeAll(async () => {
  studio = await startStudioWithoutPages({ STUDIO_DATA_DIR: await freshFolder(), ...quick });
  other = await startStudioWithoutPages({ STUDIO_DATA_DIR: await freshFolder(), ...quick });
  const clock = await api().keep("目覚まし時計 ⏰.png", await clockPicture());
  const table = await api().keep("table.png", await tablePicture());
  draft = {
    model: wan27ImagePro.id,
    prompt: "画像1の時計を画像2の机に置く 🕰 “<&>”",
    inputs: [
      { assetId: clock.id, boxes: [[200, 300, 900, 1200]] },
      { assetId: table.id, boxes: [[40, 50, 600, 700]] },
    ],
    parameters: {
      n: 2,
      size: "1K",
      seed: 7,
      watermark: false,
      palette: [
        { hex: "#C2D1E6", ratio: 6_000 },
        { hex: "#102030", ratio: 2_500 },
        { hex: "#FFEEDD", ratio: 1_500 },
      ],
    },
  };
  const { request } = fitToModel(draft, wan27ImagePro);
  const answer = await api().generate(request, "recipe");
  const { generation } = generationEnvelopeSchema.parse(await answer.json());
  const ended = await api().untilEnded(generation.id);
  const [, second] = ended.outputs;
  if (!second) throw new Error(`There are no images: ${JSON.stringify(ended.error)}`);
  image = second;
});
afterAll(async () => {
  await studio.stop();
  await other.stop();
});

describe("a copy with its recipe", () => {
  it("is the image, pixel for pixel, under its name, and carries no secret", async () => {
    const response = await api().get(`/api/assets/${image.id}/copy`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(image.name)}`,
    );
    const copy = Buffer.from(await response.arrayBuffer());
    const original = await bytesAt(`/api/assets/${image.id}/original`);
    const pixels = (file: Buffer) => sharp(file).raw().toBuffer();
    expect((await pixels(copy)).equals(await pixels(original))).toBe(true);
    expect(copy.length).toBeGreaterThan(original.length);
    const { xmp, comments } = await sharp(copy).metadata();
    expect(xmp?.toString("utf8")).toContain("digitalsourcetype/trainedAlgorithmicMedia");
    expect(comments?.find(({ keyword }) => keyword === "swatchbox")?.text).toContain("画像1の時計");
    expect(copy.includes("sk-sandbox")).toBe(false);
    expect(copy.includes("Signature=")).toBe(false);
  });

  it("leads back to the identical draft", async () => {
    const response = await read(await bytesAt(`/api/assets/${image.id}/copy`));
    expect(response.status).toBe(200);
    const { request, missing, recipe } = recipeReadSchema.parse(await response.json());
    expect(missing).toEqual([]);
    expect(draftOf(request)).toEqual(draft);
    expect(recipe).toMatchObject({ outputIndex: 1, image: { sha256: image.sha256 } });
  });

  it("can be read from a form as well", async () => {
    const copy = await bytesAt(`/api/assets/${image.id}/copy`);
    const form = new FormData();
    form.append("file", new File([new Uint8Array(copy)], "copy.png"));
    const response = await fetch(`${studio.url}/api/recipes/read`, { method: "POST", body: form });
    const { request } = recipeReadSchema.parse(await response.json());
    expect(draftOf(request)).toEqual(draft);
  });

  it("tells another studio which inputs it lacks", async () => {
    const { assetId } = draft.inputs[1] ?? { assetId: "" };
    const table = await studioApi(other.url).keep(
      "my table.png",
      await bytesAt(`/api/assets/${assetId}/original`),
    );
    const response = await read(await bytesAt(`/api/assets/${image.id}/copy`), other);
    const { request, missing } = recipeReadSchema.parse(await response.json());
    expect(request.inputs).toEqual([{ assetId: table.id, boxes: [[40, 50, 600, 700]] }]);
    expect(request.prompt).toBe("画像?の時計を画像1の机に置く 🕰 “<&>”");
    expect(missing).toMatchObject([
      { position: 0, name: "目覚まし時計 ⏰.png", boxes: [[200, 300, 900, 1200]] },
    ]);
  });

  it("of an upload is the unchanged upload", async () => {
    const { assetId } = draft.inputs[0] ?? { assetId: "" };
    const copy = await bytesAt(`/api/assets/${assetId}/copy`);
    expect(copy.equals(await bytesAt(`/api/assets/${assetId}/original`))).toBe(true);
  });

  it("can be uploaded like any image", async () => {
    const kept = await api().keep("copy.png", await bytesAt(`/api/assets/${image.id}/copy`));
    expect(kept).toMatchObject({ kind: "upload", width: image.width, height: image.height });
  });
});

it("says clearly that a file has no recipe, or that there is no file", async () => {
  const codeOf = async (response: Response) => [response.status, (await response.json()).code];
  expect(await codeOf(await read(await plainPicture(20, 20)))).toEqual([422, "recipe.none"]);
  expect(await codeOf(await read(Buffer.from("no image")))).toEqual([422, "recipe.none"]);
  const nothing = await fetch(`${studio.url}/api/recipes/read`, { method: "POST" });
  expect(await codeOf(nothing)).toEqual([422, "request.noFile"]);
  const gone = await api().get("/api/assets/018f0000-0000-7000-8000-000000000000/copy");
  expect(await codeOf(gone)).toEqual([404, "notFound"]);
});
