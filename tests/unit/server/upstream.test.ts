import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { regions } from "@/lib/core/models/region";
import { ConfigurationError, readConfig } from "@/lib/server/config";
import { createDashScopeClient } from "@/lib/server/dashscope/client";
import { resultAddress, uploadAddress, upstreamBaseUrl } from "@/lib/server/dashscope/endpoints";
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
  return createDashScopeClient(
    { baseUrl: `http://127.0.0.1:${portOf()}/api/v1`, apiKey: "sk-x" },
    fetch,
  );
}

function portOf(): number {
  const address = server?.address();
  return typeof address === "object" && address ? address.port : 0;
}

const says =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));

const creation = {
  path: "/x",
  body: JSON.stringify({ model: "m", input: {}, parameters: {} }),
  usesUploads: false,
};
const refusal = { code: "InvalidParameter", message: "no", request_id: "r" };
const task = (status: string, more = {}) => ({
  output: { task_id: "t", task_status: status, ...more },
});

describe("the outcome of a call that costs money (promise 1)", () => {
  type Row = [string, (response: ServerResponse) => void, object];
  const rows: Row[] = [
    ["a complete 4xx", says(400, refusal), { kind: "refused", taken: "no", retry: "never" }],
    [
      "a wrong key",
      says(401, { ...refusal, code: "InvalidApiKey" }),
      { kind: "refused", taken: "no", retry: "never" },
    ],
    [
      "a throttling 429",
      says(429, { ...refusal, code: "Throttling.RateQuota" }, { "retry-after": "3" }),
      { kind: "throttled", taken: "no", retry: "later", retryAfterMs: 3000 },
    ],
    [
      "the same in the other spelling",
      says(429, { ...refusal, code: "limit_requests" }),
      { kind: "throttled", taken: "no", retry: "later", retryAfterMs: undefined },
    ],
    [
      "a quota that will be free again",
      says(429, {
        ...refusal,
        code: "Throttling.AllocationQuota",
        message: "Allocated quota exceeded, please increase your quota limit.",
      }),
      { kind: "throttled", taken: "no", retry: "later", retryAfterMs: 60_000 },
    ],
    ...[
      ["5", 60_000],
      ["90", 90_000],
    ].map(
      ([told, retryAfterMs]): Row => [
        `the same with a Retry-After of ${told} seconds`,
        says(
          429,
          {
            ...refusal,
            code: "Throttling.AllocationQuota",
            message: "Allocated quota exceeded, please increase your quota limit.",
          },
          { "retry-after": `${told}` },
        ),
        { kind: "throttled", taken: "no", retry: "later", retryAfterMs },
      ],
    ),
    [
      "a quota that is used up",
      says(429, {
        ...refusal,
        code: "Throttling.AllocationQuota",
        message: "Free allocated quota exceeded.",
      }),
      { kind: "refused", taken: "no", retry: "never" },
    ],
    [
      "a 429 about money",
      says(429, { ...refusal, code: "PostpaidBillOverdue" }),
      { kind: "refused", taken: "no", retry: "never" },
    ],
    ["a 408", says(408, refusal), { kind: "broken", taken: "unknown", retry: "never" }],
    [
      "upstream's own time limit",
      says(500, { ...refusal, code: "RequestTimeOut" }),
      { kind: "broken", taken: "unknown", retry: "never" },
    ],
    [
      "a 500",
      says(500, { ...refusal, code: "InternalError" }),
      { kind: "broken", taken: "unknown" },
    ],
    [
      "a 502 of a proxy",
      says(502, "<html>bad gateway</html>"),
      { kind: "broken", taken: "unknown", answer: "<html>bad gateway</html>" },
    ],
    ...[403, 451].map(
      (status): Row => [
        `a ${status} of a filter that may have withheld upstream's answer`,
        says(status, "<html></html>"),
        { kind: "malformed", taken: "unknown", retry: "never", answer: "<html></html>" },
      ],
    ),
    ...[400, 401, 431].map(
      (status): Row => [
        `a ${status} that is no answer of upstream's`,
        says(status, "<html></html>"),
        {
          kind: "refused",
          taken: "no",
          retry: "never",
          code: "studio.stopped",
          answer: "<html></html>",
        },
      ],
    ),
    [
      "a proxy that wants to know who asks",
      says(407, "<html></html>"),
      { kind: "refused", taken: "no", retry: "never", code: "studio.stopped" },
    ],
    [
      "a proxy that takes no body as long",
      says(413, "<html></html>"),
      { kind: "refused", taken: "no", retry: "never", code: "studio.bodyTooLarge" },
    ],
    [
      "an address at which there is something else",
      says(404, { message: "no route" }),
      { kind: "refused", taken: "no", retry: "never", code: "studio.wrongAddress" },
    ],
    [
      "a proxy that lets through few calls",
      says(429, "slow down", { "retry-after": "7" }),
      { kind: "throttled", taken: "no", retry: "later", retryAfterMs: 7_000 },
    ],
    ...[408, 499].map(
      (status): Row => [
        `a ${status} of a proxy, behind which the work may go on`,
        says(status, "<html></html>"),
        { kind: "malformed", taken: "unknown", retry: "never" },
      ],
    ),
    ["a cut connection", (response) => response.destroy(), { kind: "lost", taken: "unknown" }],
    [
      "a redirect, which is not followed",
      says(302, "", { location: "http://127.0.0.1:9/" }),
      { kind: "refused", taken: "no", retry: "never", code: "studio.wrongAddress" },
    ],
  ];

  it.each(rows)("%s", async (_, answer, fault) => {
    const client = await clientOf(answer);
    expect(await client.create(creation)).toMatchObject({ kind: "fault", fault });
    expect(await client.generate(creation)).toMatchObject({ kind: "fault", fault });
  });

  it("a task id is a task", async () => {
    const client = await clientOf(says(200, { ...task("PENDING"), request_id: "r" }));
    const value = { taskId: "t", requestId: "r" };
    expect(await client.create(creation)).toEqual({ kind: "done", value });
  });

  it("success without a task id may be a task", async () => {
    const client = await clientOf(says(200, { request_id: "r" }));
    const fault = { kind: "malformed", taken: "yes", requestId: "r" };
    expect(await client.create(creation)).toMatchObject({ fault });
  });

  it("nobody listening: it was never sent", async () => {
    const client = createDashScopeClient(
      { baseUrl: `http://127.0.0.1:${await freePort()}/api/v1`, apiKey: "sk-x" },
      fetch,
    );
    const fault = { kind: "unreachable", taken: "no", retry: "later" };
    expect(await client.create(creation)).toMatchObject({ fault });
    expect(await client.generate(creation)).toMatchObject({ fault });
  });
});

describe("the state of a task", () => {
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
  const told: [string, unknown, object][] = [
    ["waiting", task("PENDING"), { kind: "pending" }],
    ["suspended", task("SUSPENDED"), { kind: "pending" }],
    ["running", task("RUNNING"), { kind: "running" }],
    [
      "done",
      succeeded,
      {
        kind: "succeeded",
        result: { parts: [{ kind: "image", url: "https://x/1.png" }], texts: ["a note"] },
      },
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
  ];
  it.each(told)("%s", async (_, answer, value) => {
    const client = await clientOf(says(200, answer));
    expect(await client.query("t")).toMatchObject({ kind: "done", value });
  });

  const untold: [string, (response: ServerResponse) => void][] = [
    ["the query was throttled", says(200, { code: "Throttling", message: "no" })],
    ["a status nobody documented", says(200, task("SLEEPING"))],
    ["the server answers with an error", says(503, "busy")],
    ["the key is refused", says(401, { ...refusal, code: "InvalidApiKey" })],
  ];
  it.each(untold)("unknown: %s", async (_, answer) => {
    const client = await clientOf(answer);
    expect((await client.query("t")).kind).toBe("fault");
  });
});

const uploadPolicy = () => ({
  policy: "p",
  signature: "s",
  upload_dir: "d",
  upload_host: `http://127.0.0.1:${portOf()}/oss`,
  oss_access_key_id: "k",
  x_oss_object_acl: "private",
  x_oss_forbid_overwrite: "true",
});

describe("the other calls", () => {
  it("cancel a waiting task, and are told when it is not waiting", async () => {
    const waiting = await clientOf(says(200, { request_id: "r" }));
    expect((await waiting.cancel("t")).kind).toBe("done");
    server?.close();
    const running = await clientOf(says(400, { ...refusal, code: "UnsupportedOperation" }));
    const fault = { kind: "refused", code: "UnsupportedOperation" };
    expect(await running.cancel("t")).toMatchObject({ fault });
  });

  it("list the tasks of a model", async () => {
    const listed = { task_id: "t", model_name: "m", status: "RUNNING", gmt_create: 5 };
    const page = { request_id: "r", total: 1, total_page: 1, page_no: 1, data: [listed] };
    const client = await clientOf(says(200, page));
    const tasks = [
      { taskId: "t", model: "m", status: "RUNNING", createdAt: 5, requestId: undefined },
    ];
    expect(await client.list("m", 1)).toEqual({ kind: "done", value: { tasks, pages: 1 } });
  });

  it("upload nothing to a place outside upstream", async () => {
    let asked = 0;
    const client = await clientOf((response) => {
      asked += 1;
      response.end();
    });
    const policy = { ...uploadPolicy(), upload_host: "http://169.254.169.254/" };
    const file = { name: "a.png", mime: "image/png", content: Buffer.from("x") };
    const fault = { kind: "refused", taken: "no", retry: "never" };
    expect(await client.upload(policy, file)).toMatchObject({ fault });
    expect(asked).toBe(0);
  });

  it("report what the object store says of a file that it refuses", async () => {
    const xml = "<Error><Code>AccessDenied</Code><Message>Policy expired.</Message></Error>";
    const client = await clientOf(says(403, xml));
    const file = { name: "a.png", mime: "image/png", content: Buffer.from("x") };
    expect(await client.upload(uploadPolicy(), file)).toMatchObject({
      fault: { kind: "refused", code: "AccessDenied", message: "Policy expired." },
    });
  });
});

describe("addresses", () => {
  it("follow region and workspace", () => {
    const shared = {
      beijing: "dashscope.aliyuncs.com",
      singapore: "dashscope-intl.aliyuncs.com",
      virginia: "dashscope-us.aliyuncs.com",
      frankfurt: undefined,
      tokyo: undefined,
      hongkong: "cn-hongkong.dashscope.aliyuncs.com",
    };
    const zones = {
      beijing: "cn-beijing",
      singapore: "ap-southeast-1",
      virginia: "us-east-1",
      frankfurt: "eu-central-1",
      tokyo: "ap-northeast-1",
      hongkong: "cn-hongkong",
    };
    for (const region of regions) {
      const host = shared[region];
      expect(upstreamBaseUrl(region, undefined)).toBe(host && `https://${host}/api/v1`);
      expect(upstreamBaseUrl(region, "ws1")).toBe(
        `https://ws1.${zones[region]}.maas.aliyuncs.com/api/v1`,
      );
    }
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

  it("behind the administrator's proxy are the same hosts, and the proxy itself", () => {
    const proxy = "https://proxy.example/dashscope/api/v1";
    const store = "https://dashscope-instant.oss-cn-beijing.aliyuncs.com/";
    for (const addressOf of [resultAddress, uploadAddress]) {
      expect(addressOf(store, proxy)?.href).toBe(store);
      expect(addressOf("https://proxy.example/a.png", proxy)?.href).toBe(
        "https://proxy.example/a.png",
      );
      for (const elsewhere of [
        "http://proxy.example/a.png",
        "https://proxy.example:8443/a.png",
        "https://other.proxy.example/a.png",
        "https://proxy.example.evil.example/a.png",
        "http://169.254.169.254/latest",
      ]) {
        expect(addressOf(elsewhere, proxy), elsewhere).toBeUndefined();
      }
    }
  });
});

describe("the configuration", () => {
  it("is a sandbox on loopback by default", () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      sandbox: { open: true, speed: 1, retired: [] },
    });
    expect(config.endpoint).toMatchObject({ id: "sandbox", own: true });
  });

  it("with a key calls upstream and closes the emulator", () => {
    const config = readConfig({ DASHSCOPE_API_KEY: "sk-1", DASHSCOPE_REGION: "singapore" });
    expect(config.endpoint).toMatchObject({ id: "singapore", apiKey: "sk-1" });
    expect(config.sandbox.open).toBe(false);
    expect(readConfig({ DASHSCOPE_API_KEY: "sk-1", SANDBOX: "on" }).sandbox.open).toBe(true);
  });

  it("takes every region, and asks for a workspace where DashScope has no other domain", () => {
    for (const region of regions) {
      const settings = { DASHSCOPE_API_KEY: "sk-1", DASHSCOPE_REGION: region };
      const inWorkspace = readConfig({ ...settings, DASHSCOPE_WORKSPACE_ID: "llm-1" });
      expect(inWorkspace.endpoint).toMatchObject({ id: region, own: false, speed: 1 });
      expect(inWorkspace.endpoint.baseUrl).toMatch(/^https:\/\/llm-1\..+\/api\/v1$/);
      const open = () => readConfig(settings).endpoint;
      if (region === "frankfurt" || region === "tokyo") {
        expect(open).toThrow(`DASHSCOPE_REGION=${region} needs DASHSCOPE_WORKSPACE_ID`);
      } else {
        expect(open()).toMatchObject({ id: region });
      }
    }
  });

  it("takes another address in place of the region's, with the prices of the region", () => {
    const at = (address: string) =>
      readConfig({
        DASHSCOPE_API_KEY: "sk-1",
        DASHSCOPE_REGION: "tokyo",
        DASHSCOPE_BASE_URL: address,
      }).endpoint;
    for (const [address, baseUrl] of [
      ["https://proxy.example", "https://proxy.example/api/v1"],
      ["https://proxy.example/api/v1", "https://proxy.example/api/v1"],
      ["https://proxy.example:8443/ai/", "https://proxy.example:8443/ai/api/v1"],
      [" https://proxy.example/api/v1/ ", "https://proxy.example/api/v1"],
      ["http://127.0.0.1:4010", "http://127.0.0.1:4010/api/v1"],
      ["http://localhost:4010/api/v1", "http://localhost:4010/api/v1"],
      ["http://[::1]:4010", "http://[::1]:4010/api/v1"],
    ] as const) {
      expect(at(address)).toMatchObject({ id: "tokyo", baseUrl, own: false, speed: 1 });
    }
    for (const address of [
      "http://proxy.example",
      "http://192.168.1.2:4010",
      "ftp://proxy.example",
      "proxy.example",
      "https://me:secret@proxy.example",
      "https://proxy.example/?key=1",
      "https://proxy.example/#x",
    ]) {
      expect(() => at(address), address).toThrow("DASHSCOPE_BASE_URL");
    }
    expect(() => readConfig({ DASHSCOPE_BASE_URL: "https://proxy.example" })).toThrow(
      "DASHSCOPE_API_KEY",
    );
  });

  it("takes the keys that are for programs, and says why it takes no other", () => {
    for (const key of ["sk-1", "sk-ws-1"]) {
      expect(readConfig({ DASHSCOPE_API_KEY: key }).endpoint.apiKey).toBe(key);
    }
    const read = () => readConfig({ DASHSCOPE_API_KEY: "sk-sp-secret" });
    expect(read).toThrow("Coding Plan or Token Plan");
    expect(read).not.toThrow("secret");
  });

  it("counts a megabyte as a million bytes", () => {
    expect(readConfig({}).sending.bodyBytes).toBe(64_000_000);
    expect(readConfig({ DASHSCOPE_BODY_LIMIT_MB: "8" }).sending.bodyBytes).toBe(8_000_000);
  });

  it("reads rates between currencies", () => {
    expect(readConfig({ STUDIO_RATE: "7.2 CNY/USD" }).rates).toEqual({ CNY: 1, USD: 7.2 });
    expect(readConfig({}).rates).toEqual({});
    expect(() => readConfig({ STUDIO_RATE: "7.2" })).toThrow("STUDIO_RATE");
  });

  it("reads amounts in one currency or several", () => {
    expect(readConfig({ STUDIO_DAILY_BUDGET: "20 CNY, 3.5 USD" }).dailyBudget).toEqual({
      CNY: 20,
      USD: 3.5,
    });
    expect(readConfig({}).dailyBudget).toBeUndefined();
    for (const text of ["20", "CNY 20", "20 cny", "1 CNY, 2 CNY", "-1 CNY"]) {
      expect(() => readConfig({ STUDIO_DAILY_BUDGET: text }), text).toThrow("STUDIO_DAILY_BUDGET");
    }
  });

  it("is refused with a reason, and without revealing the key", () => {
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
