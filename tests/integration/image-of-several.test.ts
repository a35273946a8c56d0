import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assetPageSchema } from "@/lib/core/api/asset";
import { type Generation, generationEnvelopeSchema } from "@/lib/core/api/generation";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { startPlainServer } from "../support/plain-server";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

async function runAt(url: string, request: object): Promise<Generation> {
  const api = studioApi(url);
  const answer = await api.generate(request, crypto.randomUUID());
  const { generation } = generationEnvelopeSchema.parse(await answer.json());
  return api.untilEnded(generation.id);
}

describe("the seed of an image", () => {
  let sandbox: OpenServer;
  let studio: OpenServer;
  let input = "";
  beforeAll(async () => {
    sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
    studio = await openStudioHere({
      ...quick,
      STUDIO_DATA_DIR: await freshFolder(),
      SANDBOX_URL: sandbox.url,
    });
    input = (await studioApi(studio.url).keep("a.png", await plainPicture(600, 600))).id;
  });
  afterAll(async () => {
    await studio.stop();
    await sandbox.stop();
  });

  const edit = (model: string, parameters: object) => ({
    model,
    prompt: "Image 1 at night",
    inputs: [{ assetId: input, boxes: [] }],
    parameters,
  });
  const seedsOf = ({ outputs }: Generation) =>
    outputs.map(({ made }) => [made?.seed, made?.imageSeed]);

  it("is its own where DashScope says how the images of a call count on, and finds it", async () => {
    const several = await runAt(studio.url, edit("wan2.5-i2i-preview", { n: 3, seed: 100 }));
    expect(seedsOf(several)).toEqual([
      [100, 100],
      [100, 101],
      [100, 102],
    ]);
    const found = await studioApi(studio.url).get("/api/assets?seed=102");
    const { items } = assetPageSchema.parse(await found.json());
    expect(items.map(({ id }) => id)).toEqual([several.outputs[2]?.id]);
    // Asked for alone with it, the sandbox draws the same image.
    const alone = await runAt(studio.url, edit("wan2.5-i2i-preview", { n: 1, seed: 102 }));
    expect(seedsOf(alone)).toEqual([[102, 102]]);
    expect(alone.outputs[0]?.sha256).toBe(several.outputs[2]?.sha256);
  });

  it("is unknown where nobody says it, unless the call made one image", async () => {
    const size = { size: "768*768" };
    const several = await runAt(studio.url, edit("wan2.7-image", { n: 2, seed: 100, ...size }));
    expect(seedsOf(several)).toEqual([
      [100, undefined],
      [100, undefined],
    ]);
    const one = await runAt(studio.url, edit("wan2.7-image", { n: 1, seed: 100, ...size }));
    expect(seedsOf(one)).toEqual([[100, 100]]);
  });
});

it("words that come beside the images are kept with the run", async () => {
  const picture = await plainPicture(64, 64);
  const upstream = await startPlainServer(({ url = "", headers }, response) => {
    if (url.startsWith("/picture.png")) return void response.end(picture);
    const content = [
      { type: "text", text: "Spring comes first." },
      { type: "image", image: `http://${headers.host}/picture.png` },
      { type: "text", text: "Then summer." },
    ];
    const task = url.includes("/tasks/")
      ? { task_status: "SUCCEEDED", choices: [{ message: { role: "assistant", content } }] }
      : { task_id: "a-task", task_status: "PENDING" };
    response.writeHead(200).end(JSON.stringify({ request_id: "1", output: task }));
  });
  const studio = await openStudioHere({
    ...quick,
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: upstream.url,
  });
  const told = await runAt(studio.url, { model: "wan2.7-image", prompt: "A year", parameters: {} });
  expect(told).toMatchObject({
    status: "succeeded",
    texts: ["Spring comes first.", "Then summer."],
  });
  await studio.stop();
  upstream.close();
});
