import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { type FaultProxy, type Moment, startFaultProxy } from "./fault-proxy";
import { type OpenServer, openSandbox } from "./in-process";
import { plainPicture } from "./pictures";
import { freshFolder, quick, type RunningServer, startStudioWithoutPages } from "./processes";
import { studioApi } from "./studio-api";

let sandbox: OpenServer;
let sandboxFolder = "";
let proxy: FaultProxy;
let studio: RunningServer;
let settings: Record<string, string> & { STUDIO_DATA_DIR: string };
let assetId = "";

const creation = { method: "POST", path: /\/services\// };
const query = { method: "GET", path: /\/tasks\/[\w-]+$/ };
const download = { method: "GET", path: /\/results\// };

interface Kind {
  request: object;
  images: number;
  failures: number;
  isSynchronous: boolean;
  /** Whether a lost task can be recognised by its prompt. */
  isRecognised: boolean;
}

/** Every request has its own prompt, so that no run can be mistaken for another. */
const kinds = {
  "a task": (prompt) => ({
    request: { model: "wan2.7-image", prompt, parameters: { n: 1, size: "1K" } },
    images: 1,
    failures: 0,
    isSynchronous: false,
    isRecognised: false,
  }),
  "a synchronous call": (prompt) => ({
    request: {
      model: "qwen-image-edit-plus",
      prompt,
      inputs: [{ assetId, boxes: [] }],
      parameters: { n: 2 },
    },
    images: 2,
    failures: 0,
    isSynchronous: true,
    isRecognised: false,
  }),
  "a set of four": (prompt) => ({
    request: {
      model: "wan2.7-image-pro",
      prompt: `${prompt}. First image: a. Second image: b. Third image: c. Fourth image: d.`,
      parameters: { sequential: true, n: 4, size: "1K" },
    },
    images: 4,
    failures: 0,
    isSynchronous: false,
    isRecognised: false,
  }),
  "a partial failure": (prompt) => ({
    request: {
      model: "wan2.5-i2i-preview",
      prompt: `${prompt} [[partial:2]]`,
      inputs: [{ assetId, boxes: [] }],
      parameters: { n: 3 },
    },
    images: 2,
    failures: 1,
    isSynchronous: false,
    isRecognised: true,
  }),
} satisfies Record<string, (prompt: string) => Kind>;
type KindName = keyof typeof kinds;

interface Point {
  name: string;
  /** By default, as soon as the run has been accepted, or has succeeded. */
  moment?: (kind: Kind) => Moment;
  until?: "accepted" | "succeeded";
  isOfTasks?: boolean;
  /** Missing if it depends on how far the run happened to get. */
  end?: (kind: Kind) => "succeeded" | "uncertain";
}

const always = () => "succeeded" as const;
const points: Point[] = [
  { name: "when it has been accepted", until: "accepted" },
  {
    name: "before upstream has the call",
    moment: () => ({ ...creation, phase: "request" }),
    end: ({ isSynchronous }) => (isSynchronous ? "uncertain" : "succeeded"),
  },
  {
    name: "before the answer to the call is here",
    moment: () => ({ ...creation, phase: "answer" }),
    end: ({ isRecognised }) => (isRecognised ? "succeeded" : "uncertain"),
  },
  {
    name: "in the middle of that answer",
    moment: () => ({ ...creation, phase: "middle" }),
    end: ({ isRecognised }) => (isRecognised ? "succeeded" : "uncertain"),
  },
  {
    name: "before the task is asked for",
    moment: () => ({ ...query, phase: "request" }),
    isOfTasks: true,
    end: always,
  },
  {
    name: "with the answer to the first query",
    moment: () => ({ ...query, phase: "answer" }),
    isOfTasks: true,
    end: always,
  },
  {
    name: "with the answer that it has succeeded",
    moment: () => ({ ...query, phase: "answer", answer: /SUCCEEDED/ }),
    isOfTasks: true,
    end: always,
  },
  {
    name: "before the first download",
    moment: () => ({ ...download, phase: "request" }),
    end: always,
  },
  {
    name: "in the middle of the first download",
    moment: () => ({ ...download, phase: "middle" }),
    end: always,
  },
  {
    name: "before the last download",
    moment: ({ images }) => ({ ...download, phase: "request", skip: images - 1 }),
    end: always,
  },
  {
    name: "in the middle of the last download",
    moment: ({ images }) => ({ ...download, phase: "middle", skip: images - 1 }),
    end: always,
  },
  { name: "when it has succeeded", until: "succeeded", end: always },
];

const ledgerSchema = z.object({ tasks: z.array(z.object({ taskId: z.string() })) });
const countTasks = async () =>
  ledgerSchema.parse(await (await fetch(`${sandbox.url}/ledger`)).json()).tasks.length;

/** SHA-256 of every picture that the emulator has drawn. */
async function drawn(): Promise<Set<string>> {
  const folder = join(sandboxFolder, "results");
  const hashes = (await readdir(folder)).map(async (name) =>
    createHash("sha256")
      .update(await readFile(join(folder, name)))
      .digest("hex"),
  );
  return new Set(await Promise.all(hashes));
}

let runs = 0;

async function crashAt(point: Point, kind: Kind) {
  const api = studioApi(studio.url);
  const held = point.moment && proxy.hold(point.moment(kind));
  runs += 1;
  const response = await api.generate(kind.request, `run-${runs}`);
  expect(response.status).toBe(202);
  const { generation } = generationEnvelopeSchema.parse(await response.json());
  if (held) await held.reached;
  if (point.until === "succeeded") await api.untilEnded(generation.id);
  await studio.crash();
  held?.drop();
  studio = await startStudioWithoutPages(settings);
  return studioApi(studio.url).untilEnded(generation.id);
}

/**
 * Kills a studio at every point of every such call and checks the outcome. All runs share one data
 * folder, so each start also meets what earlier runs left, as it would for a user.
 */
export function killAtEveryPoint(...names: KindName[]): void {
  beforeAll(async () => {
    sandboxFolder = await freshFolder();
    sandbox = await openSandbox(sandboxFolder, 100);
    proxy = await startFaultProxy(sandbox.url);
    settings = {
      STUDIO_DATA_DIR: await freshFolder(),
      SANDBOX_URL: proxy.url,
      ...quick,
    };
    studio = await startStudioWithoutPages(settings);
    assetId = (await studioApi(studio.url).keep("a.png", await plainPicture(600, 600))).id;
  });
  afterAll(async () => {
    await studio.stop();
    proxy.close();
    await sandbox.stop();
  });

  const rows = points.flatMap((point) =>
    names
      .filter((name) => !(point.isOfTasks && name === "a synchronous call"))
      .map((name) => [point.name, name, point] as const),
  );

  describe("killed with SIGKILL (promises 1 to 4)", () => {
    it("is tried at a dozen points", () => {
      expect(points.length).toBeGreaterThanOrEqual(12);
      expect(rows.length).toBeGreaterThanOrEqual(9 * names.length);
    });

    it.each(rows)("%s: %s", async (_, name, point) => {
      const kind = kinds[name](`${point.name}, ${name}`);
      const before = await countTasks();
      const ended = await crashAt(point, kind);
      const taken = (await countTasks()) - before;
      expect(taken).toBeLessThanOrEqual(1);
      const possible = point.end ? [point.end(kind)] : ["succeeded", "uncertain"];
      expect(possible).toContain(ended.status);
      if (ended.status !== "succeeded") return;
      expect(taken).toBe(1);
      expect(ended.outputs).toHaveLength(kind.images);
      expect(ended.failures).toHaveLength(kind.failures);
      expect(ended.cost?.images).toBe(kind.images);
      const pictures = await drawn();
      for (const { sha256, urls } of ended.outputs) {
        expect(pictures.has(sha256)).toBe(true);
        const kept = Buffer.from(
          await (await fetch(`${studio.url}${urls.original}`)).arrayBuffer(),
        );
        expect(createHash("sha256").update(kept).digest("hex")).toBe(sha256);
      }
    });
  });
}
