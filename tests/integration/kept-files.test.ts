import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assetPageSchema } from "@/lib/core/api/asset";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";

let dataDir = "";
let studio: OpenServer;
beforeEach(async () => {
  dataDir = await freshFolder();
  studio = await openStudioHere({ STUDIO_DATA_DIR: dataDir });
});
afterEach(() => studio.stop());

const api = () => studioApi(studio.url);
const filesIn = (folder: string) => readdir(join(dataDir, folder, "incoming"));
const incoming = () => filesIn("blobs");
const names = async () =>
  assetPageSchema
    .parse(await (await api().get("/api/assets")).json())
    .items.map(({ name }) => name);

describe("a rendition on disk", () => {
  it.each(["preview", "thumb"] as const)(
    "that is empty or truncated is made again: %s",
    async (kind) => {
      const { sha256, urls } = await api().keep("a.png", await plainPicture(500, 400));
      const path = join(dataDir, "derivatives", sha256.slice(0, 2), `${sha256}-${kind}.webp`);
      const whole = await readFile(path);
      for (const bytes of [0, 5, whole.length - 7]) {
        await truncate(path, bytes);
        const response = await api().get(urls[kind]);
        expect(response.status).toBe(200);
        expect(await response.bytes()).toHaveLength(whole.length);
        expect((await stat(path)).size).toBe(whole.length);
      }
    },
  );

  it("that could not be moved into place leaves nothing half-written behind", async () => {
    const content = await plainPicture(300, 200);
    const sha256 = createHash("sha256").update(content).digest("hex");
    const place = join(dataDir, "derivatives", sha256.slice(0, 2));
    await writeFile(place, "in the way");
    const refused = await api().upload({ name: "a.png", content });
    expect(refused.status).toBe(507);
    expect([await incoming(), await filesIn("derivatives")]).toEqual([[], []]);
    await rm(place);
    expect((await api().upload({ name: "a.png", content })).status).toBe(201);
  });
});

it("an original that has changed on disk is repaired by uploading it again", async () => {
  const content = await plainPicture(500, 400);
  const { sha256, bytes, urls } = await api().keep("a.png", content);
  await writeFile(join(dataDir, "blobs", sha256.slice(0, 2), sha256), Buffer.alloc(bytes));
  await api().keep("a.png", content);
  expect(Buffer.from(await (await api().get(urls.original)).bytes())).toEqual(content);
  expect([await names(), await incoming()]).toEqual([["a.png"], []]);
});

/** Begins a body; what is written of it has been sent when this resolves. */
async function beginAs(type: string, path: string, ...pieces: (string | Buffer)[]) {
  const call = request(`${studio.url}${path}`, {
    method: "POST",
    headers: { "Content-Type": type, Authorization: "Bearer sk-test", "Idempotency-Key": "cut" },
  });
  call.on("error", () => undefined);
  for (const piece of pieces) {
    await new Promise((resolve) => call.write(piece, resolve));
  }
  return { breakOff: () => call.destroy() };
}

it("a JSON body or an archive that breaks off is the sender's fault, not the studio's", async () => {
  const refused = async () =>
    /swatchbox_request_seconds_count\{method="POST",status="4xx"\} (\d+)/.exec(
      await (await api().get("/api/metrics")).text(),
    )?.[1];
  const paths = ["boards", "generations", "saved-items", "session", "assets/changes"];
  for (const path of paths) {
    (await beginAs("application/json", `/api/${path}`, '{"name":')).breakOff();
  }
  for (const path of ["imports", "recipes/read"]) {
    (await beginAs("application/zip", `/api/${path}`, "PK\u0003\u0004")).breakOff();
  }
  // Stopping the studio fails if one of them was answered with 500.
  await expect.poll(refused).toBe(String(paths.length + 2));
});

describe("a form that breaks off", () => {
  const head = (name: string) =>
    `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`;
  const begin = (path: string, ...pieces: (string | Buffer)[]) =>
    beginAs("multipart/form-data; boundary=x", path, ...pieces);

  it.each(["/api/assets", "/api/imports", "/api/recipes/read"])(
    "leaves nothing of the files that had arrived whole: %s",
    async (path) => {
      const image = await plainPicture(300, 200);
      const form = await begin(path, head("a.png"), image, `\r\n${head("b.png")}`, "some");
      await expect.poll(incoming).not.toEqual([]);
      form.breakOff();
      await expect.poll(incoming).toEqual([]);
      expect(await names()).toEqual([]);
    },
  );

  it("at any place ends nothing but itself", async () => {
    const image = await plainPicture(300, 200);
    const whole = Buffer.concat([
      Buffer.from(head("a.png")),
      image,
      Buffer.from(`\r\n${head("b.png").replace('"file"', '"other"')}`),
      image,
      Buffer.from(`\r\n${head("c.png")}`),
    ]);
    for (let bytes = 1; bytes < whole.length; bytes += Math.ceil(whole.length / 40)) {
      const form = await begin("/api/assets", whole.subarray(0, bytes));
      form.breakOff();
    }
    await expect.poll(incoming).toEqual([]);
    expect((await api().upload({ name: "after.png", content: image })).status).toBe(201);
    expect(await names()).toEqual(["after.png"]);
  });
});
