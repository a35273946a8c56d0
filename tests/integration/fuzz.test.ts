import { afterAll, beforeAll, expect, it } from "vitest";
import { nobody, type OddRequest, oddRequests, oddVersions, type Template } from "../support/fuzz";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";
import { zipOf } from "../support/zip-file";

/** `npm run fuzz` asks for many more, and for others each time. */
const seed = Number(process.env.FUZZ_SEED ?? 1);
const studioRequests = Number(process.env.FUZZ_STUDIO ?? 400);
const emulatorRequests = Number(process.env.FUZZ_EMULATOR ?? 200);
const atOnce = 8;

let studio: OpenServer;
let sandbox: OpenServer;
let ids: string[] = [];
beforeAll(async () => {
  // Nothing is drawn: what is asked of the studio stays in its queue.
  const settings = { STUDIO_DATA_DIR: await freshFolder(), SANDBOX_URL: "http://127.0.0.1:1" };
  studio = await openStudioHere(settings);
  sandbox = await openSandbox(await freshFolder(), 1_000_000);
  const api = studioApi(studio.url);
  const asset = await api.keep("a.png", await plainPicture(640, 480));
  const run = await (
    await api.generate({ model: "wan2.7-image", prompt: "A lamp" }, "first")
  ).json();
  const board = await (await api.post("/api/boards", { name: "First" })).json();
  ids = [asset.id, run.generation.id, board.board.id];
});
afterAll(async () => {
  await studio.stop();
  await sandbox.stop();
});

const generation = {
  model: "wan2.7-image-pro",
  prompt: "A lamp",
  inputs: [{ assetId: nobody, boxes: [[1, 1, 20, 20]] }],
  parameters: { size: "2K", n: 1, seed: 1, watermark: false },
};
const axes = [
  { kind: "seed", values: [{ value: 1 }, { value: 2 }] },
  { kind: "prompt", values: [{ value: "A", label: "a" }, { value: "B" }] },
];
const post = (path: string, body: unknown): Template => ({ method: "POST", path, body });
const templates: Template[] = [
  post("/api/generations", generation),
  post("/api/generations", {
    model: "qwen-image-edit",
    prompt: "A",
    inputs: [{ assetId: nobody }],
  }),
  post("/api/generations/:id/retry", { seed: "new" }),
  post("/api/generations/:id/cancel", {}),
  post("/api/generations/:id/dismiss", {}),
  post("/api/generations/:id/restore", {}),
  post("/api/requests/preview", generation),
  post("/api/requests/code", { language: "python", request: generation, isWhole: true }),
  post("/api/batches", {
    request: generation,
    axes,
    name: "A",
    off: [],
    reuse: true,
    budget: { CNY: 1 },
  }),
  post("/api/batches/plan", { request: generation, axes }),
  post("/api/batches/plan", {
    request: { ...generation, prompt: "A {red|blue} lamp" },
    axes: [
      { kind: "promptAlternatives" },
      { kind: "seedRange", from: 1, to: 9, step: 2 },
      { kind: "size", values: [{ value: "1K" }, { value: "1024*768" }] },
    ],
  }),
  post("/api/generations", {
    model: "wan2.7-image",
    prompt: "A lamp",
    boardId: nobody,
    parameters: {
      palette: ["#112233", "#445566", "#778899"].map((hex) => ({ hex, ratio: 3_000 })),
    },
  }),
  post("/api/batches/images", { name: "A", assetIds: [nobody, nobody] }),
  post("/api/batches/:id/extend", { axes }),
  post("/api/batches/:id/retry", { cells: [] }),
  post("/api/batches/:id/cancel", {}),
  post("/api/batches/:id/restore", {}),
  post("/api/boards", { name: "A" }),
  post("/api/boards/:id/restore", {}),
  post("/api/saved-items", {
    name: "A",
    content: { kind: "palette", palette: [{ hex: "#112233", ratio: 1 }] },
  }),
  post("/api/saved-items", { name: "A", content: { kind: "preset", draft: generation } }),
  post("/api/saved-items/:id/restore", {}),
  post("/api/session", { password: "x" }),
  post("/api/assets", { file: "x" }),
  post("/api/assets/:id/reshape", { crop: [0, 0, 1, 1], turn: 90 }),
  post("/api/assets/import", { url: "http://127.0.0.1:1/a.png" }),
  post("/api/assets/changes", {
    assetIds: [nobody],
    change: { starred: true, addTags: ["a"], addToBoards: [nobody] },
  }),
  post("/api/exports", { assetIds: [nobody] }),
  post("/api/imports", { kind: "swatchbox-library", version: 1 }),
  post("/api/recipes/read", { kind: "recipe" }),
  post("/api/trash/empty", { assetIds: [nobody] }),
  {
    method: "PATCH",
    path: "/api/assets/:id",
    body: { starred: true, note: "a", rating: 3, tags: ["a"] },
  },
  { method: "PATCH", path: "/api/boards/:id", body: { name: "A" } },
  {
    method: "PATCH",
    path: "/api/batches/:id",
    body: { name: "A", isPaused: true, priority: 1, budget: null, assetIds: [nobody, nobody] },
  },
  { method: "PATCH", path: "/api/saved-items/:id", body: { name: "A" } },
  { method: "DELETE", path: "/api/boards/:id", body: {} },
  { method: "DELETE", path: "/api/batches/:id", body: {} },
  { method: "DELETE", path: "/api/saved-items/:id", body: {} },
  ...[
    ...["assets", "assets/outline", "assets/facets", "assets/:id", "assets/:id/original"],
    ...["assets/:id/thumb", "assets/:id/lineage", "assets/:id/copy", "assets/:id/tiles/0/0/0"],
    ...["assets/:id/tiles/:id/0/:id", "generations", "generations/:id", "generations/:id/answer"],
    ...[
      "batches",
      "batches/:id",
      "boards",
      "prompts",
      "saved-items",
      "spend",
      "models",
      "exports/:id",
    ],
    ...["health", "metrics", "openapi.json", ":id"],
  ].map((path) => ({ method: "GET", path: `/api/${path}` })),
];

const message = {
  role: "user",
  content: [{ image: "data:image/png;base64,AAAA" }, { text: "A lamp" }],
};
const parameters = { n: 1, size: "1K", seed: 1, watermark: false, bbox_list: [[[1, 1, 2, 2]]] };
const service = (path: string, body: unknown) => post(`/api/v1/services/aigc/${path}`, body);
const messages = { input: { messages: [message] }, parameters };
const emulatorTemplates: Template[] = [
  ...["wan2.7-image-pro", "wan2.7-image"].map((model) => {
    return service("image-generation/generation", { model, ...messages });
  }),
  ...["qwen-image", "qwen-image-edit", "qwen-image-edit-plus", "wan2.7-image"].map((model) => {
    return service("multimodal-generation/generation", { model, ...messages });
  }),
  service("text2image/image-synthesis", {
    model: "qwen-image",
    input: { prompt: "A" },
    parameters,
  }),
  service("image2image/image-synthesis", {
    model: "wan2.5-i2i-preview",
    input: { prompt: "A", images: ["data:image/png;base64,AAAA"] },
    parameters,
  }),
  post("/oss-host", { policy: "x" }),
  post("/api/v1/tasks/:id/cancel", {}),
  ...["tasks/", "tasks/:id", "uploads", "uploads?action=getPolicy&model=wan2.7-image", ":id"].map(
    (path) => ({ method: "GET", path: `/api/v1/${path}` }),
  ),
  { method: "GET", path: "/results/:id/0.png" },
  { method: "GET", path: "/ledger" },
];

/** Sends so many and gives those that the server had no answer for. */
async function failuresAt(url: string, requests: Iterator<OddRequest>, count: number) {
  const failed: unknown[] = [];
  let left = count;
  const send = async () => {
    while (left > 0) {
      left -= 1;
      const { value } = requests.next();
      if (!value) return;
      const { method, path, headers, body } = value;
      const status = await fetch(`${url}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
      })
        .then(async (response) => {
          await response.arrayBuffer();
          return response.status;
        })
        .catch((error: unknown) => (String(body).includes("[[drop-") ? 0 : String(error)));
      if (typeof status === "string" || status >= 500) {
        failed.push({ status, method, path, headers, body: String(body).slice(0, 2_000) });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  return failed;
}

it("the studio answers every request, however odd", async () => {
  const failed = await failuresAt(studio.url, oddRequests(seed, templates, ids), studioRequests);
  expect(failed).toEqual([]);
  expect((await studioApi(studio.url).get("/api/health")).status).toBe(200);
});

const idOf = (number: number) => `0badf00d-0000-7000-8000-00000000000${number}`;
const moment = "2026-01-02T03:04:05.678Z";
const record = {
  ...{ width: 640, height: 480, mime: "image/png", bytes: 1_000, orientation: 1, hasAlpha: false },
  ...{ frames: 1, isIrregular: false, rating: 3, starred: true, createdAt: moment, note: "a" },
  ...{ name: "a.png", tags: ["a", "b"], boards: [{ id: idOf(1), addedAt: moment }] },
};
const manifest = {
  kind: "swatchbox-library",
  version: 1,
  createdAt: moment,
  boards: [{ id: idOf(1), name: "A", createdAt: moment }],
  generations: [
    {
      id: idOf(2),
      request: { ...generation, inputs: [{ assetId: idOf(3), boxes: [] }] },
      endpoint: "sandbox",
      failures: [{ index: 1, code: "A", message: "B" }],
      actualPrompts: ["A"],
      usage: { imageCount: 1, size: "640*480" },
      sentInputs: [{ changes: [], width: 1, height: 1, bytes: 1, mime: "image/png", boxes: [] }],
      cost: { images: 1, unitPrice: 0.5, currency: "CNY", total: 0.5 },
      parentIds: [],
      createdAt: moment,
      submittedAt: moment,
    },
  ],
  assets: [
    { ...record, id: idOf(3), kind: "upload", sha256: `0badf00d${"1".repeat(56)}` },
    {
      ...record,
      id: idOf(4),
      kind: "output",
      generationId: idOf(2),
      index: 0,
      sha256: "2".repeat(64),
    },
  ],
};

it("the studio answers every archive, however odd its manifest", async () => {
  const versions = oddVersions(seed, manifest);
  const statuses = new Set<number>();
  for (let count = 0; count < studioRequests / 4; count += 1) {
    const { value: text = "" } = versions.next();
    const answer = await fetch(`${studio.url}/api/imports`, {
      method: "POST",
      headers: { "Content-Type": "application/zip" },
      body: new Uint8Array(await zipOf({ "manifest.json": text })),
    });
    statuses.add(answer.status);
    if (answer.status >= 500) expect.fail(`${answer.status}: ${text}`);
  }
  expect([...statuses].toSorted()).toEqual([201, 422]);
  for (const path of ["assets", "generations", "boards", "assets/facets", "assets/outline"]) {
    expect((await studioApi(studio.url).get(`/api/${path}`)).status, path).toBe(200);
  }
});

it("the emulator answers every request, however odd", async () => {
  const withKey = oddRequests(seed, emulatorTemplates, ids).map((odd, index) => ({
    ...odd,
    headers: {
      ...odd.headers,
      Authorization: "Bearer sk-fuzz",
      ...(index % 4 === 0 ? {} : { "X-DashScope-Async": "enable" }),
    },
  }));
  expect(await failuresAt(sandbox.url, withKey, emulatorRequests)).toEqual([]);
  expect((await fetch(`${sandbox.url}/ledger`)).status).toBe(200);
});
