import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { isOpen } from "@/lib/core/generation/status";
import { type BucketServer, startBucketServer } from "../support/bucket";
import { databaseFor } from "../support/database-settings";
import { readEvents } from "../support/event-stream";
import { type OpenServer, openSandbox } from "../support/in-process";
import { type ReplicaProxy, startNginx } from "../support/nginx";
import { noisePicture } from "../support/pictures";
import {
  freePort,
  freshFolder,
  quick,
  type RunningServer,
  startStudioWithoutPages,
} from "../support/processes";

/** So many that both replicas have some. */
const listeners = 6;
const password = "a password of the team";
let sandbox: OpenServer;
let bucket: BucketServer;
let nginx: ReplicaProxy;
let replicas: (RunningServer & { again: () => Promise<RunningServer> })[] = [];
/** Goes along with every request, as in a browser. */
let cookie = "";

const ask = (path: string, options: RequestInit = {}) =>
  fetch(`${nginx.url}${path}`, {
    ...options,
    headers: { Cookie: cookie, ...options.headers },
  });

/** Where nothing tells who has answered: both replicas' own counts of what they did. */
async function answeredBy({ url }: RunningServer): Promise<number> {
  const headers = { Authorization: "Bearer only-for-tests" };
  const text = await (await fetch(`${url}/api/metrics`, { headers })).text();
  const counts = text.matchAll(/^swatchbox_request_seconds_count\S* (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

describe("two replicas behind nginx", () => {
  beforeAll(async () => {
    sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
    bucket = await startBucketServer();
    const shared = {
      ...quick,
      ...bucket.settings,
      SANDBOX_URL: sandbox.url,
      STUDIO_DATABASE_URL: await databaseFor(await freshFolder()),
      STUDIO_PASSWORD: password,
      STUDIO_METRICS_TOKEN: "only-for-tests",
    };
    const ports = [await freePort(), await freePort()];
    for (const port of ports) {
      const own = { ...shared, PORT: String(port), STUDIO_DATA_DIR: await freshFolder() };
      const again = () => startStudioWithoutPages(own);
      replicas.push({ ...(await again()), again });
    }
    nginx = await startNginx(ports);
  });
  afterAll(async () => {
    for (const replica of replicas) await replica.stop();
    replicas = [];
    await nginx.stop();
    await bucket.stop();
    await sandbox.stop();
  });
  beforeEach(async () => {
    const response = await ask("/api/session", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ password }),
    });
    expect(response.ok).toBe(true);
    cookie = response.headers.getSetCookie().join().split(";")[0] ?? "";
  });

  it("take a session that either has given", async () => {
    const before = await Promise.all(replicas.map(answeredBy));
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask("/api/boards")));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const after = await Promise.all(replicas.map(answeredBy));
    for (const [place, count] of after.entries()) expect(count).toBeGreaterThan(before[place] ?? 0);
    expect((await fetch(`${nginx.url}/api/boards`)).status).toBe(401);
  });

  it("take large images and give parts of them", async () => {
    // nginx takes one megabyte where it is told nothing else; the store of these tests, eleven.
    const content = await noisePicture(1_900, 1_600);
    expect(content.byteLength).toBeGreaterThan(8_000_000);
    const form = new FormData();
    form.append("file", new File([new Uint8Array(content)], "large.png"));
    const kept = await ask("/api/assets", { method: "POST", body: form });
    expect(kept.status).toBe(201);
    const { assets } = await kept.json();
    const address = assets[0].urls.original;
    const whole = Buffer.from(await (await ask(address)).arrayBuffer());
    expect(createHash("sha256").update(whole).digest("hex")).toBe(
      createHash("sha256").update(content).digest("hex"),
    );
    const part = await ask(address, { headers: { Range: "bytes=1000-1999" } });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 1000-1999/${content.byteLength}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(content.subarray(1_000, 2_000));
  });

  it("answer whatever is asked while one of them dies, and a page hears everything that happens", async () => {
    const heard: string[] = [];
    const leave = new AbortController();
    let streams = 0;
    const listen = async () => {
      let lastEventId: string | undefined;
      while (!leave.signal.aborted) {
        streams += 1;
        try {
          const { signal } = leave;
          const headers = { Cookie: cookie };
          for await (const event of readEvents(nginx.url, { signal, headers, lastEventId })) {
            if (event.id) lastEventId = event.id;
            const { type, data } = event;
            if (type === "generation" && !isOpen(data.generation.status))
              heard.push(data.generation.id);
          }
        } catch {
          // The replica that this stream was from is gone: the next stream goes on.
        }
      }
    };
    const listening = Array.from({ length: listeners }, listen);
    const run = async (name: string) => {
      const response = await ask("/api/generations", {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": name },
        body: JSON.stringify({ model: "wan2.7-image", prompt: name }),
      });
      expect(response.ok).toBe(true);
      return generationEnvelopeSchema.parse(await response.json()).generation.id;
    };
    const ids = [await run("before")];
    const [victim] = replicas;
    await victim?.crash();
    for (let turn = 0; turn < 10; turn += 1) expect((await ask("/api/assets")).status).toBe(200);
    ids.push(await run("meanwhile"));
    if (victim) replicas[0] = { ...(await victim.again()), again: victim.again };
    ids.push(await run("after"));
    const everybody = ids.flatMap((id) => Array.from({ length: listeners }, () => id));
    await expect.poll(() => heard.toSorted()).toEqual(everybody.toSorted());
    leave.abort();
    await Promise.all(listening);
    // Those of the one that died went on at the other.
    expect(streams).toBeGreaterThan(listeners);
  });
});
