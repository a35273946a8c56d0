import { createHash } from "node:crypto";
import { rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { noisePicture, plainPicture } from "../support/pictures";
import {
  freePort,
  freshFolder,
  quick,
  type RunningServer,
  startSandbox,
  startStudioWithoutPages,
} from "../support/processes";
import { studioApi } from "../support/studio-api";
import { zipOf } from "../support/zip-file";

let sandbox: RunningServer;
let dataDir = "";
const settings = () => ({ ...quick, STUDIO_DATA_DIR: dataDir, SANDBOX_URL: sandbox.url });
const ledgerSchema = z.object({ requests: z.array(z.object({ method: z.string() })) });
const paidCalls = async () => {
  const { requests } = ledgerSchema.parse(await (await fetch(`${sandbox.url}/ledger`)).json());
  return requests.filter(({ method }) => method === "POST").length;
};

beforeAll(async () => {
  // A sketch would fit on the full disk.
  const paintings = { ...quick, SANDBOX_PICTURES: "paintings" };
  sandbox = await startSandbox(await freePort(), await freshFolder(), paintings);
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  dataDir = await freshFolder();
});

async function begin(studio: RunningServer, model: string, inputs: unknown[] = []) {
  const parameters = inputs.length > 0 ? {} : { size: "2048*2048" };
  const request = { model, prompt: "a meadow", inputs, parameters };
  const response = await studioApi(studio.url).generate(request, `${model}-${inputs.length}`);
  return generationEnvelopeSchema.parse(await response.json()).generation;
}

async function sha256Of(studio: RunningServer, address: string | undefined): Promise<string> {
  const response = await fetch(`${studio.url}${address}`);
  return createHash("sha256")
    .update(Buffer.from(await response.arrayBuffer()))
    .digest("hex");
}

describe("a full disk", () => {
  it("loses nothing that upstream still holds, and says so (promise 3)", async () => {
    const cramped = await startStudioWithoutPages(settings(), { largestFileBytes: 1536 * 1024 });
    const { id } = await begin(cramped, "wan2.7-image");
    const waiting = await studioApi(cramped.url).until(id, ({ error }) => error !== undefined);
    expect(waiting).toMatchObject({ status: "storing", error: { code: "storage.full" } });

    const large = await noisePicture(900, 900);
    const refused = await studioApi(cramped.url).upload({ name: "large.png", content: large });
    expect(refused.status).toBe(507);
    expect((await refused.json()).code).toBe("storage.full");
    // Also where most of what is sent is still on its way when the disk refuses.
    const archive = await zipOf({ "manifest.json": Buffer.alloc(24 * 1024 * 1024, "{") });
    const headers = { "Content-Type": "application/zip" };
    const body = new Uint8Array(archive);
    const imported = await fetch(`${cramped.url}/api/imports`, { method: "POST", headers, body });
    expect([imported.status, (await imported.json()).code]).toEqual([507, "storage.full"]);
    await cramped.stop();

    const before = await paidCalls();
    const roomy = await startStudioWithoutPages(settings());
    const ended = await studioApi(roomy.url).untilEnded(id);
    expect(ended).toMatchObject({ status: "succeeded", failures: [] });
    expect(ended.error).toBeUndefined();
    const [output] = ended.outputs;
    expect(await sha256Of(roomy, output?.urls.original)).toBe(output?.sha256);
    expect(await paidCalls()).toBe(before);
    await roomy.stop();
  });
});

describe("a data folder that is not writable", () => {
  it("holds results back until it is writable again, including those of a synchronous call", async () => {
    const studio = await startStudioWithoutPages(settings());
    const api = studioApi(studio.url);
    const asset = await api.keep("input.png", await plainPicture(640, 640));
    const inputs = [{ assetId: asset.id, boxes: [] }];
    const incoming = join(dataDir, "blobs", "incoming");
    await rename(incoming, `${incoming}-away`);
    await writeFile(incoming, "in the way");
    expect((await api.get("/api/health")).status).toBe(507);
    const begun = [
      await begin(studio, "wan2.7-image"),
      await begin(studio, "qwen-image-edit", inputs),
    ];
    for (const { id } of begun) {
      const waiting = await api.until(id, ({ error }) => error !== undefined);
      expect(waiting).toMatchObject({ status: "storing", error: { code: "storage.failed" } });
    }
    await rm(incoming);
    await rename(`${incoming}-away`, incoming);
    // What was answered last is kept for a moment.
    await expect.poll(async () => (await api.get("/api/health")).status).toBe(200);
    for (const { id } of begun) {
      expect(await api.untilEnded(id)).toMatchObject({ status: "succeeded" });
    }
    await studio.stop();
  });
});

describe("an original that has changed on disk", () => {
  it("is reported as damaged, and is never sent", async () => {
    const studio = await startStudioWithoutPages(settings());
    const api = studioApi(studio.url);
    const asset = await api.keep("input.png", await plainPicture(640, 640));
    const blob = join(dataDir, "blobs", asset.sha256.slice(0, 2), asset.sha256);
    await truncate(blob, 100);
    const answer = await api.get(asset.urls.original);
    expect(answer.status).toBe(410);
    expect((await answer.json()).code).toBe("asset.damaged");
    // The rendition that was made of it is still whole.
    expect((await api.get(asset.urls.preview)).status).toBe(200);

    const before = await paidCalls();
    const { id } = await begin(studio, "wan2.7-image", [{ assetId: asset.id, boxes: [] }]);
    const ended = await api.untilEnded(id);
    expect(ended).toMatchObject({ status: "failed", error: { code: "studio.inputMissing" } });
    expect(await paidCalls()).toBe(before);
    await studio.stop();
  });
});
