import { createHash } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { type BucketServer, bucketSecret, startBucketServer } from "../support/bucket";
import { type Fault, type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { noisePicture, plainPicture } from "../support/pictures";
import { freshFolder, runScript } from "../support/processes";
import { studioApi } from "../support/studio-api";

const speed = "100";
let bucket: BucketServer;
let proxy: FaultProxy;
let sandbox: OpenServer;
let settings: Record<string, string> & { STUDIO_DATA_DIR: string };
beforeAll(async () => {
  sandbox = await openSandbox(await freshFolder(), Number(speed));
  bucket = await startBucketServer();
});
beforeEach(async () => {
  proxy = await startFaultProxy(bucket.url);
  // Each test has a studio of its own.
  await release();
  settings = {
    ...bucket.settings,
    S3_ENDPOINT: proxy.url,
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: sandbox.url,
    SANDBOX_SPEED: speed,
  };
});
afterEach(() => proxy.close());
afterAll(async () => {
  await bucket.stop();
  await sandbox.stop();
});

const release = () => fetch(`${bucket.url}/swatchbox/originals/studio.json`, { method: "DELETE" });
const original = /\/swatchbox\/originals\/..\//;
const says = (status: number, code: string): Fault => ({
  kind: "instead",
  status,
  headers: { "Content-Type": "application/xml" },
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${bucketSecret}</Message></Error>`,
});
const ledgerSchema = z.object({ requests: z.array(z.object({ method: z.string() })) });
const paidCalls = async () => {
  const { requests } = ledgerSchema.parse(await (await fetch(`${sandbox.url}/ledger`)).json());
  return requests.filter(({ method }) => method === "POST").length;
};
const incoming = () => readdir(join(settings.STUDIO_DATA_DIR, "blobs", "incoming"));
const placeOf = (sha256: string) =>
  `${bucket.url}/swatchbox/originals/${sha256.slice(0, 2)}/${sha256}`;
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function during(work: (api: ReturnType<typeof studioApi>) => Promise<void>): Promise<void> {
  const studio = await openStudioHere(settings);
  try {
    await work(studioApi(studio.url));
  } finally {
    await studio.stop();
  }
}

/** What was answered last is kept for a moment. */
const untilHealthy = (api: ReturnType<typeof studioApi>) =>
  expect.poll(async () => (await api.get("/api/health")).status).toBe(200);

async function begin(
  api: ReturnType<typeof studioApi>,
  images: { id: string }[] = [],
  key = String(images.length),
) {
  const inputs = images.map(({ id }) => ({ assetId: id }));
  const model = inputs.length > 0 ? "qwen-image-edit" : "z-image-turbo";
  const request = { model, prompt: "a quay", inputs, parameters: {} };
  const answer = await api.generate(request, `${model}-${key}`);
  return generationEnvelopeSchema.parse(await answer.json()).generation.id;
}

describe("a result that is paid for", () => {
  const rows: [string, Fault, code: string][] = [
    ["is cut off from the studio", { kind: "resetBefore" }, "storage.unreachable"],
    ["takes images and never says so", { kind: "resetAfter" }, "storage.unreachable"],
    ["is overloaded", says(503, "SlowDown"), "storage.unreachable"],
    ["fails", says(500, "InternalError"), "storage.unreachable"],
    ["refuses the key", says(403, "AccessDenied"), "storage.refused"],
    ["has lost its bucket", says(404, "NoSuchBucket"), "storage.refused"],
    ["is full", says(507, "InsufficientStorage"), "storage.full"],
    ["has used up its quota", says(403, "QuotaExceeded"), "storage.full"],
    [
      "keeps other bytes than it gets",
      { kind: "instead", status: 200, body: "", headers: { ETag: '"other"' } },
      "storage.failed",
    ],
  ];
  it.each(rows)(
    "waits for a store that %s, and is stored once it can be",
    async (_, fault, code) => {
      await during(async (api) => {
        const paid = await paidCalls();
        const mend = proxy.spoil("PUT", original, fault);
        const id = await begin(api);
        const waiting = await api.until(id, ({ error }) => error !== undefined);
        expect(waiting).toMatchObject({ status: "storing", error: { code } });
        expect(JSON.stringify(waiting)).not.toContain(bucketSecret);
        const refused = await api.upload({ name: "a.png", content: await noisePicture(64, 64) });
        expect((await refused.json()).code).toBe(code);
        mend();
        const ended = await api.untilEnded(id);
        expect(ended).toMatchObject({ status: "succeeded", failures: [] });
        const [output] = ended.outputs;
        const response = await api.get(output?.urls.original ?? "");
        expect(hashOf(await response.bytes())).toBe(output?.sha256);
        expect(await paidCalls()).toBe(paid + 1);
        await expect.poll(incoming).toEqual([]);
      });
    },
  );
});

describe("an original in a store", () => {
  it("arrives whole however often the connection breaks off", () =>
    during(async (api) => {
      const { sha256, urls } = await api.keep("noise.png", await noisePicture(400, 400));
      proxy.plan("GET", original, Array<Fault>(5).fill({ kind: "truncate" }));
      expect(hashOf(await (await api.get(urls.original)).bytes())).toBe(sha256);
      proxy.plan("GET", original, [{ kind: "drip" }]);
      const part = await api.get(urls.original, { Range: "bytes=1000-300000" });
      expect((await part.bytes()).byteLength).toBe(299_001);
    }));

  it("that cannot be had at the moment is not taken for a damaged one", () =>
    during(async (api) => {
      const { id, sha256, urls } = await api.keep("noise.png", await noisePicture(400, 400));
      const tile = `/api/assets/${id}/tiles/0/0/0`;
      const codeOf = async (path: string) => (await (await api.get(path)).json()).code;
      for (const [fault, code] of [
        [says(503, "SlowDown"), "storage.unreachable"],
        [says(403, "AccessDenied"), "storage.refused"],
      ] as const) {
        const mends = ["GET", "HEAD"].map((method) => proxy.spoil(method, original, fault));
        expect(await codeOf(urls.original)).toBe(code);
        expect(await codeOf(tile)).toBe(code);
        expect((await api.get(urls.thumb)).status).toBe(200);
        for (const mend of mends) mend();
      }
      expect((await api.get(tile)).status).toBe(200);
      await fetch(placeOf(sha256), { method: "DELETE" });
      expect(await codeOf(urls.original)).toBe("asset.damaged");
    }));

  it("holds a run back that needs it, until it can be had", () =>
    during(async (api) => {
      const input = await api.keep("input.png", await plainPicture(640, 640));
      const paid = await paidCalls();
      const mend = proxy.spoil("GET", original, { kind: "resetBefore" });
      const id = await begin(api, [input]);
      const waiting = await api.until(id, ({ error }) => error !== undefined);
      expect(waiting).toMatchObject({ status: "queued", error: { code: "studio.inputAway" } });
      expect(await paidCalls()).toBe(paid);
      mend();
      expect(await api.untilEnded(id)).toMatchObject({ status: "succeeded" });
      expect(await paidCalls()).toBe(paid + 1);
    }));

  it("that the store refuses keeps no other run of its model waiting", () =>
    during(async (api) => {
      const [archived, other] = [
        await api.keep("archived.png", await plainPicture(640, 650)),
        await api.keep("other.png", await plainPicture(640, 660)),
      ];
      const { sha256 } = archived;
      proxy.spoil("GET", new RegExp(sha256), says(403, "InvalidObjectState"));
      const paid = await paidCalls();
      // As many as the engine prepares at a time.
      const held = [await begin(api, [archived], "1"), await begin(api, [archived], "2")];
      for (const id of held) await api.until(id, ({ error }) => error !== undefined);
      const free = await begin(api, [other], "3");
      expect(await api.untilEnded(free)).toMatchObject({ status: "succeeded" });
      for (const id of held) {
        const ended = await api.untilEnded(id);
        expect(ended).toMatchObject({ status: "failed", error: { code: "studio.inputAway" } });
      }
      expect(await paidCalls()).toBe(paid + 1);
    }));

  it("that is just being deleted is kept for somebody who adds it again", () =>
    during(async (api) => {
      const content = await plainPicture(320, 300);
      const { id, sha256 } = await api.keep("a.png", content);
      const change = { assetIds: [id], change: { trashed: true } };
      await api.post("/api/assets/changes", change);
      const deletion = proxy.hold({ method: "DELETE", path: original, phase: "request" });
      const emptied = api.post("/api/trash/empty", {});
      await deletion.reached;
      const again = api.keep("a.png", content);
      await expect.poll(incoming).toHaveLength(1);
      deletion.release();
      await emptied;
      expect(hashOf(await (await api.get((await again).urls.original)).bytes())).toBe(sha256);
    }));
});

describe("a studio that starts", () => {
  const anything = /\/swatchbox/;
  const said = async (fault: Fault): Promise<string> => {
    const mend = proxy.spoil("PUT", anything, fault);
    const error: unknown = await openStudioHere(settings).catch((reason: unknown) => reason);
    mend();
    if (!(error instanceof Error)) throw new Error("The studio has started.");
    return error.message;
  };

  it("says what is wrong with its bucket or its key, and never the key", async () => {
    const sentences = [
      await said(says(404, "NoSuchBucket")),
      await said(says(403, "SignatureDoesNotMatch")),
      await said(says(403, "AccessDenied")),
      await said(says(301, "PermanentRedirect")),
    ];
    expect(sentences).toEqual([
      expect.stringContaining("There is no bucket swatchbox at"),
      expect.stringContaining("S3_SECRET_ACCESS_KEY"),
      expect.stringContaining("rights"),
      expect.stringContaining("S3_REGION"),
    ]);
    expect(sentences.join()).not.toContain(bucketSecret);
  });

  it("says so if a store does not give what it has just been given", async () => {
    proxy.spoil("GET", /\/trial\//, says(404, "NoSuchKey"));
    await expect(during(async () => undefined)).rejects.toThrow("has just been given");
  });

  it("refuses the bucket of another studio, also when the store answers only later", async () => {
    const live = settings;
    await during(async (api) => void (await api.keep("a.png", await plainPicture(300, 310))));
    const names = await bucket.names();
    settings = { ...live, STUDIO_DATA_DIR: await freshFolder() };
    await expect(during(async () => undefined)).rejects.toThrow("of another library");

    const mends = ["PUT", "GET", "HEAD"].map((method) => {
      return proxy.spoil(method, anything, { kind: "resetBefore" });
    });
    await during(async (api) => {
      for (const mend of mends) mend();
      const refused = await api.upload({ name: "b.png", content: await plainPicture(300, 311) });
      expect((await refused.json()).code).toBe("storage.refused");
    });
    expect(await bucket.names()).toEqual(names);

    await release();
    await during(async (api) => void (await api.keep("b.png", await plainPicture(300, 311))));
    expect(await bucket.names()).toHaveLength(names.length + 1);
  });

  it("refuses the bucket of the studio that it was restored from", async () => {
    await during(async () => undefined);
    await during(async () => undefined);
    await writeFile(join(settings.STUDIO_DATA_DIR, "backup.json"), "{}");
    for (let start = 0; start < 2; start += 1) {
      await expect(during(async () => undefined)).rejects.toThrow("of another library");
    }
  });

  it("goes on without a store that does not answer yet", async () => {
    const mends = ["PUT", "HEAD"].map((method) => {
      return proxy.spoil(method, anything, { kind: "resetBefore" });
    });
    await during(async (api) => {
      expect((await (await api.get("/api/health")).json()).code).toBe("storage.unreachable");
      for (const mend of mends) mend();
      await untilHealthy(api);
    });
  });
});

it("all who ask about the studio's health share one question to the store, and do not wait for long", () =>
  during(async (api) => {
    const wholeBucket = /^\/swatchbox\/?(\?|$)/;
    const asked = proxy.count("HEAD", wholeBucket);
    const silent = proxy.hold({ method: "HEAD", path: wholeBucket, phase: "request" });
    const answers = await Promise.all([api.get("/api/health"), api.get("/api/health")]);
    for (const answer of answers) {
      expect(await answer.json()).toMatchObject({ code: "storage.unreachable" });
    }
    expect(proxy.count("HEAD", wholeBucket)).toBe(asked + 1);
    silent.release();
    await untilHealthy(api);
  }));

it("a check of the data names what a bucket has lost and what has changed in it", async () => {
  // A prefix of its own, where nothing else is.
  settings = { ...settings, STUDIO_BLOBS: "s3://swatchbox/checked" };
  const ownPlaceOf = (sha256: string) => placeOf(sha256).replace("/originals/", "/checked/");
  await during(async (api) => {
    const changed = await api.keep("a.png", await plainPicture(300, 300));
    const lost = await api.keep("b.png", await plainPicture(301, 300));
    await fetch(ownPlaceOf(changed.sha256), { method: "PUT", body: "other" });
    await fetch(ownPlaceOf(lost.sha256), { method: "DELETE" });
    const check = () => runScript("scripts/check-blobs.mjs", settings);
    const { code, output } = await check();
    expect(code).toBe(1);
    expect(output).toContain(`The content of blob ${changed.sha256} is not what it was.`);
    expect(output).toContain(`has no blob ${lost.sha256}.`);
    expect(output).toContain("2 images, 1 blobs, 2 faults, 0 orphans.");

    proxy.spoil("GET", /list-type/, says(403, "AccessDenied"));
    const refused = await check();
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("AccessDenied");
    expect(refused.output).not.toContain(bucketSecret);
  });
});

it("a download goes to the store itself where links are allowed, a picture of a page does not", async () => {
  settings = { ...settings, S3_LINKS: "on", S3_PUBLIC_ENDPOINT: bucket.url };
  const studio = await openStudioHere(settings);
  const api = studioApi(studio.url);
  const { sha256, urls } = await api.keep("a.png", await plainPicture(300, 300));
  const link = await linkOf(`${studio.url}${urls.original}`);
  expect(link.origin).toBe(bucket.url);
  expect(link.searchParams.get("response-content-type")).toBe("image/png");
  expect(link.href).not.toContain(bucketSecret);
  expect(hashOf(await (await fetch(link)).bytes())).toBe(sha256);
  // What a page loads says so by itself.
  const inPage = await api.get(urls.original);
  expect(inPage.redirected).toBe(false);
  expect(hashOf(await inPage.bytes())).toBe(sha256);
  await studio.stop();
});

/** Where an address leads a browser that goes there; by hand, as fetch always speaks for a page. */
async function linkOf(address: string): Promise<URL> {
  const answered = Promise.withResolvers<IncomingMessage>();
  get(address, { agent: false }, answered.resolve).on("error", answered.reject);
  const { statusCode, headers } = (await answered.promise).resume();
  expect(statusCode).toBe(307);
  return new URL(headers.location ?? "");
}
