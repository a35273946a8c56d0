import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Asset, assetsCreatedSchema } from "@/lib/core/api/asset";
import { exportEnvelopeSchema } from "@/lib/core/api/portability";
import { openStudioHere } from "../support/in-process";
import { noisePicture } from "../support/pictures";
import { freshFolder, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";

/** The built server in its own process where the system tells what that has open; else in this one. */
async function openStudio(STUDIO_DATA_DIR: string) {
  if (existsSync("/proc/self/fd")) {
    const studio = await startStudio({ STUDIO_DATA_DIR });
    return { ...studio, openFiles: () => listed(`/proc/${studio.pid}/fd`) };
  }
  const studio = await openStudioHere({ STUDIO_DATA_DIR });
  return { ...studio, openFiles: () => listed("/dev/fd") };
}

const listed = async (folder: string) => (await readdir(folder)).length;

let studio: Awaited<ReturnType<typeof openStudio>>;
let asset: Asset;
let exported = "";
beforeAll(async () => {
  studio = await openStudio(await freshFolder());
  const api = studioApi(studio.url);
  // Longer than what is read at once.
  asset = await api.keep("noise.png", await noisePicture(600, 500));
  const ticket = await api.post("/api/exports", { all: true });
  exported = exportEnvelopeSchema.parse(await ticket.json()).export.url;
});
afterAll(() => studio.stop());

const paths = () => [
  asset.urls.original,
  asset.urls.preview,
  asset.urls.thumb,
  `/api/assets/${asset.id}/tiles/0/0/0`,
  `/api/assets/${asset.id}/copy`,
  exported,
  "/api/openapi.json",
  "/api/events",
];

const heads = async (path: string) => {
  const response = await fetch(`${studio.url}${path}`, { method: "HEAD" });
  expect([path, response.status]).toEqual([path, 200]);
  expect(await response.text()).toBe("");
};

const moments = ["sent", "answered", "arriving"] as const;

/** Asks, and leaves when the question is sent, when its answer begins, or when some of it has come. */
async function abandon(path: string, moment: (typeof moments)[number]): Promise<void> {
  const call = request(`${studio.url}${path}`, { agent: false });
  const closed = new Promise((resolve) => call.once("close", resolve));
  call.on("error", () => undefined);
  call.on("response", (response) => {
    response.on("error", () => undefined);
    if (moment === "answered") call.destroy();
    else response.once("data", () => call.destroy());
  });
  call.end(() => {
    if (moment === "sent") call.destroy();
  });
  await closed;
}

describe("the files that the studio serves", () => {
  it("are closed again if only their heads were requested or the caller has left", async () => {
    for (const path of paths()) {
      await heads(path);
      for (const moment of moments) await abandon(path, moment);
    }
    const before = await studio.openFiles();
    const rounds = Array.from({ length: 32 }, (_, round) => round);
    for (const _ of rounds) {
      await Promise.all(
        paths().flatMap((path) => [heads(path), ...moments.map((moment) => abandon(path, moment))]),
      );
    }
    await expect.poll(studio.openFiles).toBeLessThanOrEqual(before + 5);
    const metrics = await (await fetch(`${studio.url}/api/metrics`)).text();
    expect(metrics).toMatch(/^swatchbox_event_listeners 0$/m);
  });

  it("are not sent again to a caller who has them, however it says so", async () => {
    const { url } = studio;
    const tag = `"${asset.sha256}"`;
    const statusFor = async (known: string) =>
      (await fetch(`${url}${asset.urls.original}`, { headers: { "If-None-Match": known } })).status;
    expect(await statusFor(tag)).toBe(304);
    expect(await statusFor(`W/${tag}`)).toBe(304);
    expect(await statusFor(`"other", W/${tag}`)).toBe(304);
    expect(await statusFor("*")).toBe(304);
    expect(await statusFor('"other"')).toBe(200);
    expect(await statusFor(asset.sha256)).toBe(200);
  });

  it("are sent in parts, unless the part was meant for other bytes", async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${studio.url}${asset.urls.original}`, { headers });
    const part = await ask({ Range: "bytes=-10", "If-Range": `"${asset.sha256}"` });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10]);
    const whole = await ask({ Range: "bytes=-10", "If-Range": '"other"' });
    expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, asset.bytes]);
    const behind = await ask({ Range: `bytes=${asset.bytes}-`, "Accept-Language": "ja" });
    expect(behind.status).toBe(416);
    expect(behind.headers.get("content-range")).toBe(`bytes */${asset.bytes}`);
    expect(behind.headers.get("content-type")).toBe("application/problem+json");
    expect(await behind.json()).toMatchObject({
      code: "range.unsatisfiable",
      title: "指定された範囲はファイルの終わりを超えています。",
    });
  });
});

describe("a download", () => {
  const nameOf = async (path: string) =>
    (await fetch(`${studio.url}${path}`)).headers.get("content-disposition");

  it("keeps the extension of its format, whatever the image is called", async () => {
    await fetch(`${studio.url}/api/assets/${asset.id}`, {
      method: "PATCH",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name: "Version 1.25" }),
    });
    expect(await nameOf(asset.urls.original)).toBe("inline; filename*=UTF-8''Version%201.25.png");
    expect(await nameOf(`/api/assets/${asset.id}/copy`)).toBe(
      "attachment; filename*=UTF-8''Version%201.25.png",
    );
  });

  it("is never served as a page, even if its bytes are one as well", async () => {
    const gif = Buffer.from("R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=", "base64");
    const polyglot = Buffer.concat([gif, Buffer.from("<html><script>alert(1)</script></html>")]);
    const response = await studioApi(studio.url).upload({ name: "page.html", content: polyglot });
    const [kept] = assetsCreatedSchema.parse(await response.json()).assets;
    expect(await nameOf(kept?.urls.original ?? "")).toBe("inline; filename*=UTF-8''page.gif");
  });
});
