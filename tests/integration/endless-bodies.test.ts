import { once } from "node:events";
import { request } from "node:http";
import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBodies } from "@/lib/emulator/bodies";
import { createDashScopeClient } from "@/lib/server/dashscope/client";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { startPlainServer } from "../support/plain-server";
import { freshFolder, quick } from "../support/processes";

let studio: OpenServer;
beforeAll(async () => {
  studio = await openStudioHere({ STUDIO_DATA_DIR: await freshFolder(), ...quick });
});
afterAll(() => studio.stop());

const megabyte = 1024 * 1024;
const piece = Buffer.alloc(megabyte, " ");

/** Sends without an end until there is an answer; tells it, and how many megabytes went before. */
async function sendForEver(path: string, headers: Record<string, string>) {
  const call = request(`${studio.url}${path}`, { method: "POST", headers });
  call.on("error", () => undefined);
  const answered = once(call, "response");
  let isAnswered = false;
  void answered.then(() => {
    isAnswered = true;
  });
  let sent = 0;
  while (!isAnswered) {
    sent += 1;
    if (!call.write(piece)) await Promise.race([once(call, "drain"), answered]);
  }
  const [response] = await answered;
  let text = "";
  for await (const chunk of response) text += chunk;
  call.destroy();
  return { status: response.statusCode, text, sent };
}

/** Begins to send what its length says is endless. */
async function declare(path: string, headers: Record<string, string>) {
  const call = request(`${studio.url}${path}`, {
    method: "POST",
    headers: { ...headers, "Content-Length": 2 ** 40 },
  });
  call.on("error", () => undefined);
  call.flushHeaders();
  const [response] = await once(call, "response");
  call.destroy();
  return response;
}

const keyed = { Authorization: "Bearer sk-test", "Content-Type": "application/json" };
const form = { "Content-Type": "multipart/form-data; boundary=x" };

describe("a body without an end", () => {
  it("is refused by the emulator when it is longer than any call, before it is read", async () => {
    const answer = await declare(
      "/sandbox/api/v1/services/aigc/image-generation/generation",
      keyed,
    );
    expect(answer.statusCode).toBe(400);
  });

  it("is refused along with many others if together they exceed the memory limit", async () => {
    const bodies = createBodies(10);
    const post = (body: string) => new Request("http://x", { method: "POST", body });
    const both = bodies.hold(post("12345"), 8, () =>
      Promise.allSettled([
        bodies.hold(post("12345"), 8, async (content) => content.toString()),
        bodies.hold(post("123456"), 8, async () => "taken"),
        bodies.hold(post("123456789"), 8, async () => "taken"),
      ]),
    );
    const [fitting, together, alone] = await both;
    expect(fitting).toMatchObject({ value: "12345" });
    expect([together?.status, alone?.status]).toEqual(["rejected", "rejected"]);
    expect(await bodies.hold(post("12345678"), 8, async () => "free again")).toBe("free again");
  });

  it("is refused by the emulator's store, which asks for no key", async () => {
    const { status, text, sent } = await sendForEver("/sandbox/oss-host", form);
    expect(status).toBe(400);
    expect(text).toContain("<Code>EntityTooLarge</Code>");
    expect(sent).toBeLessThan(140);
  });

  it("is refused by the studio wherever it expects JSON", async () => {
    const { status, text, sent } = await sendForEver("/api/boards", keyed);
    expect([status, JSON.parse(text).code]).toEqual([413, "request.tooLarge"]);
    expect(sent).toBeLessThan(40);
  });

  it("is not read at all if its declared length is too long", async () => {
    expect((await declare("/sandbox/oss-host", form)).statusCode).toBe(400);
  });
});

describe("an answer of DashScope", () => {
  it("that unpacks without an end is read no further than the longest real answer", async () => {
    let unfolded = 0;
    const endless = function* () {
      for (;;) {
        unfolded += 1;
        yield piece;
      }
    };
    const upstream = await startPlainServer((_, response) => {
      response.writeHead(200, { "Content-Encoding": "gzip", "Content-Type": "application/json" });
      const packed = Readable.from(endless()).pipe(createGzip({ level: 1 }));
      packed.pipe(response);
      response.on("close", () => packed.destroy());
    });
    const client = createDashScopeClient({ baseUrl: upstream.url, apiKey: "sk-test" }, fetch);
    const outcome = await client.query("task");
    expect(outcome).toMatchObject({ kind: "fault", fault: { kind: "malformed" } });
    expect(unfolded).toBeLessThan(2_000);
    upstream.close();
  });
});

describe("another site's page", () => {
  it.each([{ Origin: "http://elsewhere.example" }, { "Sec-Fetch-Site": "cross-site" }])(
    "cannot make the emulator draw or store anything: %j",
    async (headers) => {
      for (const path of ["oss-host", "api/v1/services/aigc/image-generation/generation"]) {
        const call = request(`${studio.url}/sandbox/${path}`, { method: "POST", headers });
        call.end("{}");
        const [response] = await once(call, "response");
        expect(response.statusCode).toBe(403);
        response.resume();
      }
    },
  );
});
