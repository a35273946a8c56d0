import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDashScopeClient } from "@/lib/server/dashscope/client";
import { plainPicture } from "../support/pictures";
import { freshFolder, quick, type RunningServer, startStudio } from "../support/processes";

let studio: RunningServer;
let client: ReturnType<typeof createDashScopeClient>;
beforeAll(async () => {
  studio = await startStudio({ STUDIO_DATA_DIR: await freshFolder(), ...quick });
  const baseUrl = `${studio.url}/sandbox/api/v1`;
  client = createDashScopeClient({ baseUrl, apiKey: "sk-anything" }, fetch);
});
afterAll(() => studio.stop());

const wan = (text: string) =>
  JSON.stringify({
    model: "wan2.7-image",
    input: { messages: [{ role: "user", content: [{ text }] }] },
    parameters: { n: 1, size: "1K" },
  });
const imageGeneration = "/services/aigc/image-generation/generation";
const multimodal = "/services/aigc/multimodal-generation/generation";

describe("the sandbox inside the studio, for any client", () => {
  it("creates, lists, cancels and forgets nothing", async () => {
    const creation = { path: imageGeneration, body: wan("[[slow:200s]]"), usesUploads: false };
    const created = await client.create(creation);
    if (created.kind === "fault") throw new Error(created.fault.message);
    const { taskId } = created.value;
    expect(await client.query(taskId)).toMatchObject({ kind: "done" });
    const listed = await client.list("wan2.7-image", 1);
    expect(listed).toMatchObject({ kind: "done", value: { tasks: [{ taskId }], pages: 1 } });
    expect(await client.query("00000000-0000-0000-0000-000000000000")).toEqual({
      kind: "done",
      value: { kind: "missing" },
    });
  });

  it("answers at addresses with a trailing slash without a redirect", async () => {
    const headers = { Authorization: "Bearer sk-anything" };
    const base = `${studio.url}/sandbox/api/v1/tasks`;
    for (const [method, path] of [
      ["GET", "/"],
      ["GET", "/nobody/"],
      ["POST", "/nobody/cancel/"],
    ] as const) {
      const response = await fetch(`${base}${path}`, { method, headers, redirect: "manual" });
      expect([200, 400]).toContain(response.status);
    }
  });

  it("draws at once on the synchronous path", async () => {
    const creation = { path: multimodal, body: wan("A lake"), usesUploads: false };
    const drawn = await client.generate(creation);
    if (drawn.kind === "fault") throw new Error(drawn.fault.message);
    expect(drawn.value).toMatchObject({ imageCount: 1, size: { width: 1024, height: 1024 } });
    const [part] = drawn.value.parts;
    const response = await fetch(part?.kind === "image" ? (part.url ?? "") : "");
    expect(response.headers.get("content-type")).toBe("image/png");
  });

  it("accepts an upload and lets a call name it", async () => {
    const policy = await client.uploadPolicy("wan2.7-image");
    if (policy.kind === "fault") throw new Error(policy.fault.message);
    const content = Buffer.from(await plainPicture(600, 600));
    const file = { name: "図 a.png", mime: "image/png", content };
    const uploaded = await client.upload(policy.value, file);
    if (uploaded.kind === "fault") throw new Error(uploaded.fault.message);
    expect(uploaded.value).toMatch(/^oss:\/\/dashscope-instant\/.+\/図 a\.png$/);
    const image = { image: uploaded.value };
    const body = JSON.stringify({
      model: "wan2.7-image",
      input: { messages: [{ role: "user", content: [image, { text: "x" }] }] },
      parameters: { n: 1, size: "1K" },
    });
    expect(await client.generate({ path: multimodal, body, usesUploads: true })).toMatchObject({
      kind: "done",
    });
    expect(await client.generate({ path: multimodal, body, usesUploads: false })).toMatchObject({
      kind: "fault",
      fault: { code: "InvalidParameter" },
    });
  });
});
