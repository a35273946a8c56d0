import { createHash } from "node:crypto";
import { watch } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { generationPageSchema } from "@/lib/core/api/generation";
import { type Random, randomFrom } from "@/lib/emulator/random";
import { migrations } from "@/lib/server/db/migrations/migrations";
import { openDatabase } from "@/lib/server/db/open-database";
import { openSandbox } from "./in-process";
import { plainPicture } from "./pictures";
import { beginStudio, freshFolder, quick, runScript, startStudio } from "./processes";
import { studioApi } from "./studio-api";

/** What must hold whenever a studio is killed; then each list is empty. */
export interface TortureFindings {
  /** How many calls upstream accepted. */
  taken: number;
  sentTwice: string[];
  /** Calls that upstream accepted and that have neither succeeded nor been left to a person. */
  lost: string[];
  /** Acknowledged uploads that are missing or differ by a byte. */
  missing: string[];
  check: { code: unknown; output: string };
}

type Api = ReturnType<typeof studioApi>;

/** What several pages have asked of the studio, across all its restarts. */
interface Load {
  random: Random;
  begun: number;
  /** SHA-256 by the original's address, for each acknowledged upload. */
  uploads: Map<string, string>;
  inputs: string[];
}

const whole = (random: Random, most: number) => Math.floor(random.between(0, most));

/** Does one of the things that people do. */
async function doSomething(api: Api, load: Load): Promise<void> {
  load.begun += 1;
  const name = `run-${load.begun}.`;
  const [input] = load.inputs;
  const inputs = input ? [{ assetId: input, boxes: [] }] : [];
  switch (whole(load.random, input ? 6 : 3)) {
    case 0: {
      const content = await plainPicture(500 + load.begun, 400 + whole(load.random, 200));
      const { id, urls } = await api.keep(name, content);
      load.uploads.set(urls.original, createHash("sha256").update(content).digest("hex"));
      load.inputs.unshift(id);
      return;
    }
    case 1:
      await api.post("/api/boards", { name });
      return;
    case 2:
      await api.generate({ model: "wan2.7-image", prompt: name, parameters: { n: 2 } }, name);
      return;
    case 3:
      await api.generate({ model: "wan2.5-i2i-preview", prompt: name, inputs }, name);
      return;
    case 4:
      await api.generate({ model: "qwen-image-edit", prompt: name, inputs }, name);
      return;
    default:
      await api.post("/api/assets/changes", { assetIds: load.inputs, change: { starred: true } });
  }
}

/**
 * Uses a studio until this much is done; after a broken connection, goes on with the next thing.
 */
async function workUntil(api: Api, load: Load, deeds: number): Promise<void> {
  let done = 0;
  const page = async () => {
    while (done < deeds) {
      await doSomething(api, load).catch(() => undefined);
      done += 1;
    }
  };
  await Promise.all([page(), page(), page()]);
}

/**
 * Kills the studio while it starts, at a change in its folder, or after some work while more is
 * under way.
 */
async function liveAndDie(settings: Settings, load: Load): Promise<void> {
  const studio = await beginStudio(settings);
  const isEarly = load.random.between(0, 1) < 0.4;
  if (isEarly) {
    const watching = watch(settings.STUDIO_DATA_DIR, { recursive: true });
    let changes = 1 + whole(load.random, 12);
    const struck = new Promise<void>((resolve) => {
      watching.on("change", () => {
        changes -= 1;
        if (changes === 0) resolve();
      });
    });
    await Promise.race([struck, studio.url]);
    watching.close();
    studio.url.catch(() => undefined);
  } else {
    await workUntil(studioApi(await studio.url), load, 3 + whole(load.random, 20));
  }
  await studio.kill();
}

type Settings = Record<string, string> & { STUDIO_DATA_DIR: string };

/** A data folder as a studio of the first version left it. */
async function oldFolder(): Promise<string> {
  const folder = await freshFolder();
  const first = Object.fromEntries(Object.entries(migrations).slice(0, 1));
  await (await openDatabase(join(folder, "studio.sqlite"), { migrations: first })).destroy();
  return folder;
}

/** Kills a studio again and again, then checks what became of everything. */
export async function torture(seed: number, kills: number): Promise<TortureFindings> {
  const sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  const settings = { ...quick, STUDIO_DATA_DIR: await oldFolder(), SANDBOX_URL: sandbox.url };
  const load: Load = { random: randomFrom(seed), begun: 0, uploads: new Map(), inputs: [] };
  for (let kill = 0; kill < kills; kill += 1) await liveAndDie(settings, load);
  const studio = await startStudio(settings);
  const api = studioApi(studio.url);
  const runs = await endedRuns(api);
  const taken = await takenCalls(sandbox.url);
  const missing: string[] = [];
  for (const [address, sha256] of load.uploads) {
    const response = await api.get(address);
    const hash = createHash("sha256")
      .update(await response.bytes())
      .digest("hex");
    if (hash !== sha256) missing.push(address);
  }
  await studio.stop();
  await sandbox.stop();
  return {
    taken: taken.length,
    sentTwice: taken.filter((name, place) => taken.indexOf(name) !== place),
    lost: taken.filter((name) => !["succeeded", "uncertain"].includes(runs.get(name) ?? "")),
    missing,
    check: await runScript("scripts/check-blobs.mjs", {
      STUDIO_DATA_DIR: settings.STUDIO_DATA_DIR,
    }),
  };
}

/** How each run ended, by its prompt. */
async function endedRuns(api: Api): Promise<Map<string, string>> {
  const ends = new Map<string, string>();
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const response = await api.get(`/api/generations?limit=50${after}`);
    const page = generationPageSchema.parse(await response.json());
    for (const { id, request } of page.items) {
      const { status, outputs, cost } = await api.untilEnded(id);
      const isWhole = status !== "succeeded" || outputs.length === cost?.images;
      ends.set(request.prompt, isWhole ? status : "not whole");
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ends;
}

const ledgerSchema = z.object({
  requests: z.array(
    z.object({
      method: z.string(),
      path: z.string(),
      status: z.number(),
      body: z.unknown().optional(),
    }),
  ),
});

/** The prompt of each call that upstream accepted. */
async function takenCalls(sandboxUrl: string): Promise<string[]> {
  const ledger = ledgerSchema.parse(await (await fetch(`${sandboxUrl}/ledger`)).json());
  return ledger.requests
    .filter(
      ({ method, path, status }) => method === "POST" && /services/.test(path) && status === 200,
    )
    .flatMap(({ body }) => /run-\d+\./.exec(JSON.stringify(body))?.[0] ?? []);
}
