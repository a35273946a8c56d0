import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { ConfigurationError, readConfig } from "@/lib/server/config";
import { createDashScopeClient } from "@/lib/server/dashscope/client";
import { resultAddress, upstreamBaseUrl } from "@/lib/server/dashscope/endpoints";
import { freePort } from "../../support/processes";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A client of a server that answers every request in one way. */
async function clientOf(answer: (response: ServerResponse) => void) {
  server = createServer((_, response) => answer(response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return createDashScopeClient(
    { baseUrl: `http://127.0.0.1:${port}/api/v1`, apiKey: "sk-x" },
    fetch,
  );
}

const says =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));

const body = JSON.stringify({ model: "m", input: {}, parameters: {} });

describe("what became of a creation (promise 1)", () => {
  const refusal = { code: "InvalidParameter", message: "no", request_id: "r" };
  const rows: [string, (response: ServerResponse) => void, string][] = [
    [
      "a task id",
      says(200, { output: { task_id: "t", task_status: "PENDING" }, request_id: "r" }),
      "taken",
    ],
    ["a complete 4xx", says(400, refusal), "refused"],
    ["a wrong key", says(401, { ...refusal, code: "InvalidApiKey" }), "refused"],
    [
      "a throttling 429",
      says(429, { ...refusal, code: "Throttling.RateQuota" }, { "retry-after": "3" }),
      "throttled",
    ],
    ["a 429 about money", says(429, { ...refusal, code: "PostpaidBillOverdue" }), "refused"],
    ["a 408", says(408, refusal), "unknown"],
    ["a 500", says(500, { ...refusal, code: "InternalError" }), "unknown"],
    ["a 502 of a proxy", says(502, "<html>bad gateway</html>"), "unknown"],
    ["a 400 that is no answer of upstream's", says(400, "<html></html>"), "unknown"],
    ["success without a task id", says(200, { request_id: "r" }), "unknown"],
    ["a cut connection", (response) => response.destroy(), "unknown"],
  ];

  it.each(rows)("%s", async (_, answer, kind) => {
    const client = await clientOf(answer);
    expect((await client.create("/x", body)).kind).toBe(kind);
  });

  it("nobody listening: it was never sent", async () => {
    const client = createDashScopeClient(
      { baseUrl: `http://127.0.0.1:${await freePort()}/api/v1`, apiKey: "sk-x" },
      fetch,
    );
    expect((await client.create("/x", body)).kind).toBe("notSent");
  });

  it("tells how long to wait", async () => {
    const throttling = { code: "Throttling", message: "slow down" };
    const client = await clientOf(says(429, throttling, { "retry-after": "3" }));
    expect(await client.create("/x", body)).toEqual({ kind: "throttled", retryAfterMs: 3000 });
  });
});

describe("what a task is like", () => {
  const content = [
    { image: "https://x/1.png", type: "image" },
    { text: "a note", type: "text" },
  ];
  const succeeded = {
    request_id: "r",
    output: {
      task_id: "t",
      task_status: "SUCCEEDED",
      finished: true,
      choices: [{ finish_reason: "stop", message: { role: "assistant", content } }],
    },
    usage: { size: "2976*1408", image_count: 1, input_tokens: 11_015 },
  };
  const task = (status: string, more = {}) => ({
    output: { task_id: "t", task_status: status, ...more },
  });
  const rows: [string, unknown, object][] = [
    ["waiting", task("PENDING"), { kind: "pending" }],
    ["running", task("RUNNING"), { kind: "running" }],
    [
      "done",
      succeeded,
      { kind: "succeeded", imageUrls: ["https://x/1.png"], imageCount: 1, size: "2976*1408" },
    ],
    [
      "failed, nested",
      task("FAILED", { code: "DataInspectionFailed", message: "no" }),
      { kind: "failed", code: "DataInspectionFailed" },
    ],
    [
      "failed, flat",
      { code: "InvalidParameter", message: "no" },
      { kind: "failed", code: "InvalidParameter" },
    ],
    ["canceled", task("CANCELED"), { kind: "canceled" }],
    ["unknown upstream", task("UNKNOWN"), { kind: "missing" }],
    [
      "not told: the query was throttled",
      { code: "Throttling", message: "no" },
      { kind: "unanswered" },
    ],
    ["not told: a status nobody documented", task("SLEEPING"), { kind: "unanswered" }],
  ];
  it.each(rows)("%s", async (_, answer, state) => {
    const client = await clientOf(says(200, answer));
    expect(await client.query("t")).toMatchObject(state);
  });

  it("not told: the server answers with an error", async () => {
    const client = await clientOf(says(503, "busy"));
    expect((await client.query("t")).kind).toBe("unanswered");
  });
});

describe("addresses", () => {
  it("follow region and workspace", () => {
    expect(upstreamBaseUrl("beijing", undefined)).toBe("https://dashscope.aliyuncs.com/api/v1");
    expect(upstreamBaseUrl("singapore", undefined)).toBe(
      "https://dashscope-intl.aliyuncs.com/api/v1",
    );
    expect(upstreamBaseUrl("beijing", "ws1")).toBe(
      "https://ws1.cn-beijing.maas.aliyuncs.com/api/v1",
    );
    expect(upstreamBaseUrl("singapore", "ws1")).toBe(
      "https://ws1.ap-southeast-1.maas.aliyuncs.com/api/v1",
    );
  });

  it("of results are upstream's documented hosts and the emulator in use, nothing else", () => {
    const upstream = "https://dashscope.aliyuncs.com/api/v1";
    const result =
      "dashscope-result-sz.oss-cn-shenzhen.aliyuncs.com/a.png?Expires=1&Signature=a%2Bb";
    expect(resultAddress(`https://${result}`, upstream)?.href).toBe(`https://${result}`);
    expect(resultAddress(`http://${result}`, upstream)?.href).toBe(`https://${result}`);
    for (const address of [
      "https://evil.example/a.png",
      "https://dashscope-result-sz.oss-cn-shenzhen.aliyuncs.com.evil.example/a.png",
      "https://dashscope-result-sz.oss-cn-shenzhen.aliyuncs.com:8443/a.png",
      "http://169.254.169.254/latest",
      "http://127.0.0.1:3000/api/assets",
      "file:///etc/passwd",
      "nonsense",
    ]) {
      expect(resultAddress(address, upstream), address).toBeUndefined();
    }
    const emulator = "http://127.0.0.1:4010/api/v1";
    expect(resultAddress("http://127.0.0.1:4010/results/a/0.png", emulator)).toBeDefined();
    expect(resultAddress("http://127.0.0.1:4011/results/a/0.png", emulator)).toBeUndefined();
  });
});

describe("the configuration", () => {
  it("is a sandbox on loopback when nothing is set", () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      sandbox: { open: true, speed: 1 },
    });
    expect(config.endpoint).toMatchObject({ id: "sandbox", own: true });
  });

  it("calls upstream with a key and then closes the emulator", () => {
    const config = readConfig({ DASHSCOPE_API_KEY: "sk-1", DASHSCOPE_REGION: "singapore" });
    expect(config.endpoint).toMatchObject({ id: "singapore", apiKey: "sk-1" });
    expect(config.sandbox.open).toBe(false);
    expect(readConfig({ DASHSCOPE_API_KEY: "sk-1", SANDBOX: "on" }).sandbox.open).toBe(true);
  });

  it("is refused in words, and without telling the key", () => {
    expect(() => readConfig({ HOST: "0.0.0.0" })).toThrow(ConfigurationError);
    expect(() => readConfig({ HOST: "0.0.0.0", STUDIO_PASSWORD: "x" })).not.toThrow();
    try {
      readConfig({ DASHSCOPE_API_KEY: "sk-secret", DASHSCOPE_REGION: "mars" });
      expect.unreachable();
    } catch (error) {
      expect(String(error)).toContain("DASHSCOPE_REGION");
      expect(String(error)).not.toContain("sk-secret");
    }
  });
});
