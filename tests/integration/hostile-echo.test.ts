import { readdir, readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, expect, it, vi } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { exportEnvelopeSchema } from "@/lib/core/api/portability";
import { readConfig } from "@/lib/server/config";
import { readEvents } from "../support/event-stream";
import { openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { startPlainServer } from "../support/plain-server";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

afterEach(() => void vi.restoreAllMocks());

const key = "sk-Aa9+bC/d_E.f~G-0123456789xyz==";
/** As files of other systems and hands leave it in the environment. */
const trimmed = [`${key}\r`, `${key} `, `\t${key}\r\n`, `\ufeff${key}`];
const odd = [`${key}\nx`, `${key}"x`, `${key}\\x`, `"${key}"`, `${key} x`, `${key}\u00e9`];

it.each(odd)("a key that no header can carry is refused in a sentence without it: %j", (value) => {
  const refusal = (name: string) => {
    try {
      readConfig({ [name]: value, SANDBOX_URL: "http://127.0.0.1:1" });
    } catch (error) {
      return String(error);
    }
    return "taken";
  };
  for (const name of ["DASHSCOPE_API_KEY", "SANDBOX_API_KEY", "STUDIO_METRICS_TOKEN"]) {
    expect(refusal(name)).toContain(`${name}: holds a character that no key has`);
    expect(refusal(name)).not.toContain("sk-");
  }
});

it.each(trimmed)("blanks around a key are not part of it: %j", (value) => {
  for (const name of ["DASHSCOPE_API_KEY", "SANDBOX_API_KEY"]) {
    const more = name === "SANDBOX_API_KEY" ? { SANDBOX_URL: "http://127.0.0.1:1" } : {};
    expect(readConfig({ [name]: value, ...more }).endpoint.apiKey).toBe(key);
  }
});

const unicode = (value: string) =>
  [...value].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
const percent = (value: string) =>
  [...Buffer.from(value)].map((byte) => `%${byte.toString(16)}`).join("");
const markup = (value: string) => [...value].map((one) => `&#${one.charCodeAt(0)};`).join("");
const base64 = (value: string) => Buffer.from(value).toString("base64");

/** The key as others write it; none of these may be found anywhere. */
const writings = [
  key,
  key.toUpperCase(),
  key.replaceAll("/", "\\/"),
  key.replaceAll("/", "\\\\/"),
  unicode(key),
  unicode(key).replaceAll("\\", "\\\\"),
  encodeURIComponent(key),
  percent(key),
  percent(key).replaceAll("%", "%25"),
  markup(key),
  base64(key),
  base64(`Bearer ${key}`),
  base64(`x ${key} x`),
];
const words = writings.join(" ");
const all = JSON.stringify(words);
/** In a string of JSON that is itself written with escapes. */
const inJson = JSON.stringify(JSON.stringify({ deep: [{ [words]: words }] }));
const escaped = `"${unicode(key)} ${key.replaceAll("/", "\\/")}"`;

interface Reply {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

/** What a creation is answered, by the word in its prompt. */
const creations: Record<string, (host: string) => Reply> = {
  message: () => ({ status: 400, body: `{"code":"InvalidParameter","message":${all}}` }),
  code: () => ({ status: 401, body: `{"code":${all},"message":${inJson}}` }),
  escapes: () => ({ status: 400, body: `{"code":${escaped},"message":${escaped}}` }),
  headers: () => ({
    status: 403,
    body: `{"code":"AccessDenied","message":"See the headers.","request_id":${escaped}}`,
    headers: { "Retry-After": key, Location: `/${percent(key)}`, "X-Request-Id": key },
  }),
  page: () => ({ status: 403, body: `<html>${writings.join("<br>")}` }),
  broken: () => ({ status: 200, body: `{"output": ${words}` }),
  twice: () => ({ status: 400, body: `{"code":${all},"code":"InvalidParameter","message":"m"}` }),
  failed: () => ({ status: 200, body: `{"output":{"task_id":"failed"},"note":${all}}` }),
  done: () => ({ status: 200, body: `{"output":{"task_id":"done"},"request_id":${escaped}}` }),
};

const tasks: Record<string, (host: string) => string> = {
  failed: () => `{"output":{"task_status":"FAILED","code":${escaped},"message":${inJson}}}`,
  done: (host) =>
    JSON.stringify({
      request_id: words,
      output: {
        task_status: "SUCCEEDED",
        finished: true,
        choices: [
          {
            finish_reason: words,
            message: {
              role: words,
              content: [
                { type: "image", image: `http://${host}/picture.png?key=${percent(key)}#${key}` },
                { text: words },
              ],
            },
          },
        ],
        [words]: { [words]: [[words]] },
      },
      usage: { image_count: 1, size: "64*64", [words]: words },
    }),
};

async function answerTo(request: IncomingMessage): Promise<Reply> {
  const { url = "", headers } = request;
  const task = /\/tasks\/(\w+)$/.exec(url)?.[1];
  if (task) return { status: 200, body: tasks[task]?.(headers.host ?? "") ?? "" };
  if (url.includes("/tasks/")) return { status: 400, body: `{"code":${all},"message":${all}}` };
  const word = /<(\w+)>/.exec(await text(request))?.[1] ?? "";
  return creations[word]?.(headers.host ?? "") ?? { status: 404, body: words };
}

/** What of the key can be told from a text, however it is written there. */
function tracesIn(found: string): string[] {
  const needles = [
    ...writings,
    key.slice(3, 20),
    unicode(key.slice(3, 20)),
    base64(key).slice(4, 30),
  ];
  return needles.filter((needle) => found.toLowerCase().includes(needle.toLowerCase()));
}

it("a key that DashScope echoes gets nowhere, however it is written (promise 6)", async () => {
  const picture = await plainPicture(64, 64);
  const upstream = await startPlainServer(async (request, response) => {
    if (request.url?.startsWith("/picture.png")) return void response.end(picture);
    const { status, body, headers } = await answerTo(request);
    response.writeHead(status, headers).end(body);
  });
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => written.push(String(chunk)) > 0);
  const dataDir = await freshFolder();
  const studio = await openStudioHere({
    STUDIO_DATA_DIR: dataDir,
    SANDBOX_URL: upstream.url,
    SANDBOX_API_KEY: trimmed[0] ?? "",
    STUDIO_LOG_LEVEL: "debug",
    STUDIO_RESOLVE_SECONDS: "1",
    ...quick,
  });
  const api = studioApi(studio.url);
  const leave = new AbortController();
  const events: string[] = [];
  const following = (async () => {
    for await (const event of readEvents(studio.url, { signal: leave.signal })) {
      events.push(JSON.stringify(event));
    }
  })();

  // A call whose answer is lost keeps its model's queue waiting, and upstream's list is refused.
  const models: Record<string, string> = { page: "qwen-image", broken: "qwen-image-plus" };
  const answers: string[] = [];
  const kinds = Object.keys(creations);
  const ids = await Promise.all(
    kinds.map(async (kind, index) => {
      const request = {
        model: models[kind] ?? "wan2.7-image-pro",
        prompt: `<${kind}>`,
        parameters: { n: 1 },
      };
      const response = await api.generate(request, `echo-${index}`);
      return generationEnvelopeSchema.parse(await response.json()).generation.id;
    }),
  );
  for (const [index, id] of ids.entries()) {
    if (models[kinds[index] ?? ""]) {
      await api.until(id, ({ error }) => error?.code === "studio.looking");
    } else {
      const { status } = await api.untilEnded(id);
      expect(status, kinds[index]).toBe(kinds[index] === "done" ? "succeeded" : "failed");
    }
    for (const path of [`/api/generations/${id}`, `/api/generations/${id}/answer`]) {
      answers.push(await (await api.get(path)).text());
    }
  }
  for (const path of ["generations", "assets", "health", "metrics", "spend", "prompts"]) {
    const response = await api.get(`/api/${path}`);
    answers.push(JSON.stringify([...response.headers]), await response.text());
  }
  const ticket = await (await api.post("/api/exports", { all: true })).json();
  const { url } = exportEnvelopeSchema.parse(ticket).export;
  const archive = Buffer.from(await (await api.get(url)).arrayBuffer()).toString("latin1");
  leave.abort();
  await following.catch(() => undefined);
  await studio.stop();
  upstream.close();

  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const data = await Promise.all(
    files.map((file) => readFile(join(file.parentPath, file.name), "latin1")),
  );
  const exits = { answers, events, log: written, data, archive: [archive] };
  for (const [exit, found] of Object.entries(exits)) {
    // What is searched is really there.
    expect(found.join("\n"), exit).toContain("[key]");
    expect(tracesIn(found.join("\n")), exit).toEqual([]);
  }
});
