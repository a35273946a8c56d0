import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFolderStore } from "@/lib/server/assets/blobs/folder-store";
import { pngChunk, runsBmp } from "../support/hostile-files";
import { noisePicture, plainPicture } from "../support/pictures";
import { freshFolder, type RunningServer, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: RunningServer;
let dataDir = "";
beforeAll(async () => {
  dataDir = await freshFolder();
  studio = await startStudio({ STUDIO_DATA_DIR: dataDir });
});
afterAll(() => studio.stop());

const api = () => studioApi(studio.url);

async function refusalOf(name: string, content: Buffer) {
  const response = await api().upload({ name, content });
  const problem = await response.json();
  return [response.status, problem.errors?.[0]?.path, problem.errors?.[0]?.code];
}

/** A PNG of one colour, whatever its size: a few kilobytes that stand for gigabytes. */
function hollowPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return Buffer.concat([
    signature,
    pngChunk("IHDR", head),
    pngChunk("IDAT", deflateSync(rows, { level: 9 })),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("an upload", () => {
  it("that unpacks to far more than its size is refused", async () => {
    const bomb = hollowPng(30_000, 30_000);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusalOf("bomb.png", bomb)).toEqual([422, "file.0", "image.tooManyPixels"]);
  });

  it("whose header promises pixels that are not there is refused", async () => {
    const head = Buffer.alloc(54);
    head.write("BM", 0, "latin1");
    head.writeUInt32LE(40, 14);
    head.writeInt32LE(16_000, 18);
    head.writeInt32LE(16_000, 22);
    head.writeUInt16LE(1, 26);
    head.writeUInt16LE(24, 28);
    expect(await refusalOf("empty.bmp", head)).toEqual([422, "file.0", "image.unreadable"]);
  });

  it("of images that take long to decode does not keep a small one waiting", async () => {
    let answered = 0;
    const heavy = Array.from({ length: 4 }, async (_, index) => {
      const content = Buffer.concat([runsBmp(6_000), Buffer.alloc(index)]);
      const response = await api().upload({ name: `heavy-${index}.bmp`, content });
      answered += 1;
      return response.status;
    });
    const small = await api().upload({ name: "small.png", content: await plainPicture(31, 32) });
    expect(small.status).toBe(201);
    expect(answered).toBeLessThan(heavy.length);
    expect(await Promise.all(heavy)).toEqual([201, 201, 201, 201]);
  });

  it("that would take too much memory to decode is refused", async () => {
    const bomb = runsBmp(16_000);
    expect(bomb.length).toBeLessThan(3 * 1024 * 1024);
    expect(await refusalOf("runs.bmp", bomb)).toEqual([422, "file.0", "image.tooManyPixels"]);
  });

  it("of many files names each refused file and keeps the others", async () => {
    const good = await plainPicture(200, 100);
    const response = await api().upload(
      { name: "one.png", content: good },
      { name: "notes.txt", content: Buffer.from("no image") },
      { name: "two.png", content: await plainPicture(100, 200) },
    );
    expect(response.status).toBe(422);
    const { errors } = await response.json();
    expect(errors).toMatchObject([{ path: "file.1", params: { name: "notes.txt" } }]);
    const { items } = await (await api().get("/api/assets")).json();
    const names = items.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(["one.png", "two.png"]));
  });

  it("that is larger than the limit is refused, and the next file is still read", async () => {
    const large = Buffer.concat([await noisePicture(500, 500), Buffer.alloc(65 * 1024 * 1024)]);
    const response = await api().upload(
      { name: "large.png", content: large },
      { name: "small.png", content: await plainPicture(120, 100) },
    );
    const { errors } = await response.json();
    expect(errors).toMatchObject([{ path: "file.0", code: "image.tooManyBytes" }]);
    const { items } = await (await api().get("/api/assets?limit=1")).json();
    expect(items[0].name).toBe("small.png");
  });

  it("that claims to be endless is refused before it is read", async () => {
    const call = request(`${studio.url}/api/assets`, {
      method: "POST",
      headers: {
        "Content-Type": "multipart/form-data; boundary=x",
        "Content-Length": 20 * 1024 * 1024 * 1024,
      },
    });
    call.on("error", () => undefined);
    call.flushHeaders();
    const [response] = await once(call, "response");
    expect(response.statusCode).toBe(413);
    call.destroy();
  });

  it("that breaks off leaves nothing behind", async () => {
    const before = await (await api().get("/api/assets")).json();
    const call = request(`${studio.url}/api/assets`, {
      method: "POST",
      headers: { "Content-Type": "multipart/form-data; boundary=x" },
    });
    call.on("error", () => undefined);
    call.write(
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n',
    );
    call.write(await plainPicture(300, 100));
    const incoming = () => readdir(join(dataDir, "blobs", "incoming"));
    await expect.poll(incoming).toHaveLength(1);
    call.destroy();
    await expect.poll(incoming).toHaveLength(0);
    expect((await api().get("/api/health")).status).toBe(200);
    const after = await (await api().get("/api/assets")).json();
    expect(after.items.length).toBe(before.items.length);
  });

  it.each(["no form at all", "--other\r\n"])("that is not a form is refused: %j", async (body) => {
    const response = await fetch(`${studio.url}/api/assets`, {
      method: "POST",
      headers: { "Content-Type": "multipart/form-data; boundary=x" },
      body,
    });
    expect(response.status).toBe(422);
    expect((await response.json()).code).toBe("request.noFile");
  });
});

it("a blob's name cannot lead out of its folder", async () => {
  const blobs = await openFolderStore(await freshFolder());
  const nowhere = async () => undefined;
  for (const name of [
    "../../etc/passwd",
    "",
    "a".repeat(63),
    `${"a".repeat(62)}/.`,
    "A".repeat(64),
  ]) {
    await expect(blobs.sizeOf(name), name).rejects.toThrow("no name");
    await expect(blobs.withFile(name, nowhere), name).rejects.toThrow("no name");
    await expect(blobs.remove(name), name).rejects.toThrow("no name");
  }
  const path = await blobs.withFile("a".repeat(64), async (inside) => inside);
  expect(path).toMatch(/\/aa\/a{64}$/);
});

describe("the server", () => {
  /** By hand: fetch asks for no other protocol. */
  const upgrading = (path: string, method = "GET") =>
    new Promise<number>((resolve, reject) => {
      const headers = {
        Connection: "Upgrade, HTTP2-Settings",
        Upgrade: "h2c",
        "HTTP2-Settings": "",
      };
      const call = request(`${studio.url}${path}`, { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      call.on("error", reject);
      call.end();
    });

  it("answers a client that asks for another protocol", async () => {
    // Next begins to listen for upgrades with the first request.
    await api().get("/api/health");
    expect(await upgrading("/api/health")).toBe(200);
    expect(await upgrading("/sandbox/ledger")).toBe(200);
    expect(await upgrading("/api/generations", "POST")).toBe(400);
  });

  it("says in the API's own format what a route does not accept", async () => {
    for (const [path, method, status] of [
      ["/api/health", "PUT", 405],
      ["/api/nothing", "PUT", 404],
      ["/api/assets/%ff", "GET", 400],
    ] as const) {
      const answer = await fetch(`${studio.url}${path}`, { method });
      expect(answer.status).toBe(status);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(await answer.json()).toMatchObject({ status });
    }
    const asset = await api().keep("ranged.png", await plainPicture(100, 130));
    const beyond = await api().get(asset.urls.original, { Range: "bytes=9999999-" });
    expect(beyond.status).toBe(416);
    expect(await beyond.json()).toMatchObject({ code: "range.unsatisfiable" });
  });

  it("serves no file as another type", async () => {
    for (const path of ["/", "/sign-in", "/api/health", "/nowhere", "/icon.svg"]) {
      const answer = await fetch(`${studio.url}${path}`);
      expect(answer.headers.get("x-content-type-options"), path).toBe("nosniff");
    }
  });
});

describe("a page", () => {
  it("runs only scripts with its own nonce, and lets no page frame it", async () => {
    const policies = await Promise.all(
      ["/", "/sign-in", "/nowhere"].map(async (path) => {
        const response = await fetch(`${studio.url}${path}`, { redirect: "manual" });
        return {
          policy: response.headers.get("content-security-policy") ?? "",
          html: await response.text(),
        };
      }),
    );
    for (const { policy, html } of policies) {
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
      expect(policy).toContain("frame-ancestors 'none'");
      const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    }
    expect(new Set(policies.map(({ policy }) => policy)).size).toBe(3);
    expect(policies[0]?.html).toContain("<script");
  });
});

describe("the metrics", () => {
  it("can be read by a program with the administrator's token when a password is set", async () => {
    const guarded = await startStudio({
      STUDIO_DATA_DIR: await freshFolder(),
      STUDIO_PASSWORD: "correct horse",
      STUDIO_METRICS_TOKEN: "monitor",
    });
    const status = async (authorization?: string, path = "/api/metrics") => {
      const headers: Record<string, string> = authorization ? { Authorization: authorization } : {};
      return (await fetch(`${guarded.url}${path}`, { headers })).status;
    };
    expect(await status()).toBe(401);
    expect(await status("Bearer wrong")).toBe(401);
    expect(await status("Bearer monitor")).toBe(200);
    expect(await status("Bearer monitor", "/api/assets")).toBe(401);
    await guarded.stop();
  });
});
