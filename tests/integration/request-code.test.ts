import { execFile, spawnSync } from "node:child_process";
import { copyFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type CodeLanguage, codeAnswerSchema } from "@/lib/core/api/request-code";
import { codeOf } from "@/lib/core/request-code/languages";
import {
  abbreviated,
  type UpstreamCall,
  upstreamCallSchema,
} from "@/lib/core/request-code/upstream-call";
import { documentRequests } from "../support/contract";
import { tablePicture } from "../support/pictures";
import {
  freePort,
  freshFolder,
  quick,
  type RunningServer,
  startSandbox,
  startStudioWithoutPages,
} from "../support/processes";
import { readBody } from "../support/read-body";
import { studioApi } from "../support/studio-api";

const run = promisify(execFile);
const isThere = (program: string, ...words: string[]) => spawnSync(program, words).status === 0;
const hasCurl = isThere("curl", "--version");
const hasPython = isThere("python3", "--version");
const hasRequests = isThere("python3", "-c", "import requests");
const standInSdk = fileURLToPath(new URL("../support/python-sdk", import.meta.url));

let sandbox: RunningServer;
let studio: RunningServer;
let folder = "";
let assetId = "";
beforeAll(async () => {
  folder = await freshFolder();
  sandbox = await startSandbox(await freePort(), await freshFolder(), quick);
  studio = await startStudioWithoutPages({
    ...quick,
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: sandbox.url,
  });
  assetId = (await studioApi(studio.url).keep("table.png", await tablePicture())).id;
  if (!hasCurl) {
    await copyFile(new URL("../support/curl-stand-in.mjs", import.meta.url), join(folder, "curl"));
  }
});
afterAll(async () => {
  await studio.stop();
  await sandbox.stop();
});

const entrySchema = z.object({
  method: z.string(),
  path: z.string(),
  code: z.string().optional(),
  body: z.unknown().optional(),
});

/** The creations that the emulator has noted, oldest first. */
async function creations() {
  const ledger = z
    .object({ requests: z.array(entrySchema) })
    .parse(await (await fetch(`${sandbox.url}/ledger`)).json());
  return ledger.requests.filter(({ method }) => method === "POST");
}

/** The SDK says `is_async` of a task in its parameters (recordings of the official SDK). */
const withoutSdkMark = (entry: unknown): unknown =>
  JSON.parse(JSON.stringify(entry, (name, value) => (name === "is_async" ? undefined : value)));

async function previewOf(request: unknown): Promise<UpstreamCall> {
  const answer = await studioApi(studio.url).post("/api/requests/preview", request);
  expect(answer.status).toBe(200);
  return upstreamCallSchema.parse(await answer.json());
}

const commands: Record<
  Exclude<CodeLanguage, "javaSdk">,
  { file: string; words: (path: string) => [string, string[]] }
> = {
  curl: { file: "call.sh", words: (path) => ["bash", [path]] },
  python: { file: "call.py", words: (path) => ["python3", [path]] },
  pythonSdk: { file: "call_sdk.py", words: (path) => ["python3", [path]] },
  typescript: { file: "call.mts", words: (path) => [process.execPath, [path]] },
};

/** Runs a program as somebody would who pasted it into a file, and gives what it printed. */
async function runCode(language: keyof typeof commands, call: UpstreamCall): Promise<string> {
  const { file, words } = commands[language];
  const path = join(folder, file);
  await writeFile(path, codeOf[language](call));
  const [program, parts] = words(path);
  const env = {
    ...process.env,
    DASHSCOPE_API_KEY: "sk-somebody",
    PATH: `${folder}${delimiter}${process.env.PATH}`,
    PYTHONIOENCODING: "utf-8",
    ...(language === "pythonSdk" && { PYTHONPATH: standInSdk, PYTHONDONTWRITEBYTECODE: "1" }),
  };
  return (await run(program, parts, { env, maxBuffer: 64 * 1024 * 1024 })).stdout;
}

const languages: (keyof typeof commands)[] = [
  "curl",
  "typescript",
  ...(hasPython ? ["pythonSdk" as const] : []),
  ...(hasRequests ? ["python" as const] : []),
];

describe(`the code of a request, in ${languages.join(", ")}${hasRequests ? "" : " (this machine's python3 has no requests)"}`, () => {
  it.each(documentRequests.map((printed) => [printed.name, printed] as const))(
    "%s: is accepted by upstream and sends the same as the studio's own run",
    async (_, { body }) => {
      const { request } = readBody(body, assetId);
      const call = await previewOf(request);
      const key = `own-${crypto.randomUUID()}`;
      const api = studioApi(studio.url);
      const { generation } = await (await api.generate(request, key)).json();
      await api.untilEnded(generation.id);
      const own = (await creations()).at(-1);
      expect(own?.body).toMatchObject({ model: body.model });
      for (const language of languages) {
        const printed = await runCode(language, call);
        expect(printed).toMatch(/request_id|output/);
        const noted = (await creations()).at(-1);
        expect(withoutSdkMark(noted)).toEqual(own);
      }
    },
  );

  it("carries whatever a prompt contains, unharmed by shells and quotes", async () => {
    const prompt = "it's \"$HOME\" `whoami` \\n 'JSON'\nJSON\n😀 𠮷 é $(rm) %s \u2028 end";
    const request = { model: "qwen-image", prompt, parameters: { n: 1, size: "1328*1328" } };
    const call = await previewOf(request);
    for (const language of languages) {
      await runCode(language, call);
      const noted = (await creations()).at(-1);
      expect(JSON.stringify(noted?.body)).toContain(JSON.stringify(prompt).slice(1, -1));
    }
  });

  it("is shown with its images shortened, and is refused if the request is wrong", async () => {
    const request = {
      model: "wan2.7-image-pro",
      prompt: "x",
      inputs: [{ assetId, boxes: [[0, 0, 9, 9]] }],
      parameters: {},
    };
    const short = JSON.stringify(abbreviated(await previewOf(request)));
    expect(short.length).toBeLessThan(1000);
    expect(short).toContain("data:image/png;base64,iVBOR");
    const codeFor = async (isWhole: boolean) => {
      const wish = { request, language: "curl", isWhole };
      const answer = await studioApi(studio.url).post("/api/requests/code", wish);
      return codeAnswerSchema.parse(await answer.json()).code;
    };
    expect(await codeFor(true)).toBe(codeOf.curl(await previewOf(request)));
    expect(await codeFor(false)).toBe(codeOf.curl(abbreviated(await previewOf(request))));
    const wrong = await studioApi(studio.url).post("/api/requests/preview", {
      ...request,
      parameters: { size: "9K" },
    });
    expect(wrong.status).toBe(422);
  });
});
