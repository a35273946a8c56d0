import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { readEvents } from "../support/event-stream";
import { startFaultProxy } from "../support/fault-proxy";
import { plainPicture } from "../support/pictures";
import { freePort, freshFolder, startSandbox, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";

const root = join(import.meta.dirname, "../..");
const key = `sk-${randomBytes(16).toString("hex")}`;

async function everythingIn(folder: string): Promise<Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name))));
}

it("no key gets out: into a page, an answer, an event, a log or the data (promise 6)", async () => {
  const sandbox = await startSandbox(await freePort(), await freshFolder(), {
    SANDBOX_SPEED: "50",
  });
  const proxy = await startFaultProxy(sandbox.url);
  const dataDir = await freshFolder();
  const studio = await startStudio({
    STUDIO_DATA_DIR: dataDir,
    SANDBOX_URL: proxy.url,
    SANDBOX_API_KEY: key,
    STUDIO_LOG_LEVEL: "debug",
    STUDIO_RESOLVE_SECONDS: "1",
  });
  const api = studioApi(studio.url);
  const leave = new AbortController();
  const events: string[] = [];
  const following = (async () => {
    for await (const event of readEvents(studio.url, { signal: leave.signal })) {
      events.push(JSON.stringify(event));
    }
  })();

  // Upstream's own words can repeat the key.
  const told = JSON.stringify({ code: "InvalidApiKey", message: `Incorrect key: ${key}` });
  proxy.plan("POST", /services/, [{ kind: "instead", status: 401, body: told }]);
  const asset = await api.keep("input.png", await plainPicture(640, 640));
  const runs = [
    { model: "wan2.7-image", prompt: "refused", inputs: [] },
    { model: "wan2.7-image", prompt: "well", inputs: [{ assetId: asset.id, boxes: [] }] },
    { model: "wan2.7-image", prompt: "bad [[fail:DataInspectionFailed]]", inputs: [] },
    { model: "qwen-image-edit", prompt: "at once", inputs: [{ assetId: asset.id, boxes: [] }] },
    { model: "wan2.7-image", prompt: "lost [[drop-connection]]", inputs: [] },
  ];
  const statuses: string[] = [];
  const answerPaths: string[] = [];
  for (const [index, run] of runs.entries()) {
    const answer = await api.generate({ ...run, parameters: {} }, `secrecy-${index}`);
    const { generation } = generationEnvelopeSchema.parse(await answer.json());
    const ended = await api.untilEnded(generation.id);
    statuses.push(ended.status);
    answerPaths.push(`/api/generations/${ended.id}/answer`);
  }
  expect(statuses).toEqual(["failed", "succeeded", "failed", "succeeded", "uncertain"]);

  const paths = [
    ...["/", "/sign-in", "/nowhere", "/api/health", "/api/models", "/api/spend", "/api/metrics"],
    ...["/api/openapi.json", "/api/assets", "/api/generations", `/api/assets/${asset.id}`],
    ...["/api/nothing", "/api/assets/none"],
    ...answerPaths,
  ];
  const answers = await Promise.all(
    paths.map(async (path) => {
      const response = await api.get(path);
      return `${JSON.stringify([...response.headers])}${await response.text()}`;
    }),
  );
  leave.abort();
  await following.catch(() => undefined);
  await studio.stop();
  proxy.close();
  const ledger = await (await fetch(`${sandbox.url}/ledger`)).text();
  await sandbox.stop();

  // What is searched is really there: the refusal was kept, the events and the log speak of it.
  const kept = answers.join("\n");
  expect(kept).toContain("Incorrect key: [key]");
  expect(answers[paths.indexOf(answerPaths[0] ?? "")]).toContain("Incorrect key: [key]");
  expect(events.join("\n")).toContain("InvalidApiKey");
  expect(studio.output()).toContain("InvalidApiKey");
  expect(ledger).toContain("at once");
  const needle = Buffer.from(key);
  const bundle = await everythingIn(join(root, ".next/static"));
  expect(bundle.length).toBeGreaterThan(10);
  const data = await everythingIn(dataDir);
  expect(data.length).toBeGreaterThan(5);
  const texts = [kept, events.join("\n"), studio.output()].map((text) => Buffer.from(text));
  for (const found of [...texts, ...bundle, ...data]) expect(found.includes(needle)).toBe(false);
});
