import { createHash } from "node:crypto";
import { watch } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { generationPageSchema } from "@/lib/core/api/generation";
import { type Random, randomFrom } from "@/lib/emulator/random";
import { migrations } from "@/lib/server/db/migrations/migrations";
import { openDatabase } from "@/lib/server/db/open-database";
import { diskFaults } from "./disk-faults";
import { openSandbox } from "./in-process";
import { plainPicture } from "./pictures";
import { beginStudio, freshFolder, quick, runScript, startStudio } from "./processes";
import { studioApi } from "./studio-api";

/** What must hold whenever a studio is killed; then each list is empty. */
export interface TortureFindings {
  /** How many kills of each kind there were. */
  killed: Record<string, number>;
  /** How many calls upstream has taken. */
  taken: number;
  /** How many of them were left to a person. */
  uncertain: number;
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

/** What befalls a studio in a life of its own. */
const fates = ["start", "start on a full disk", "full disk", "locked database", "work"] as const;
type Fate = (typeof fates)[number];

function fateOf(random: Random): Fate {
  const lot = random.between(0, 1);
  const bounds = [0.35, 0.4, 0.5, 0.6];
  return fates[bounds.filter((bound) => lot >= bound).length] ?? "work";
}

/** Lets it live until it is killed; what befell its disk is mended only afterwards, one time in two. */
async function liveAndDie(fate: Fate, settings: Settings, load: Load, lockedMs: number) {
  const { random } = load;
  if (fate === "start" || fate === "start on a full disk")
    return dieAtStart(fate, settings, random);
  const studio = await beginStudio(settings);
  const api = studioApi(await studio.url);
  const some = () => 3 + whole(random, 20);
  await workUntil(api, load, some());
  const befall = fate === "work" ? undefined : disasters[fate];
  const mend = await befall?.(settings.STUDIO_DATA_DIR, studio.pid);
  if (mend) {
    await Promise.all([workUntil(api, load, some()), sleep(fate === "full disk" ? 0 : lockedMs)]);
    if (random.between(0, 1) < 0.5) {
      await mend();
      await workUntil(api, load, some());
      return studio.kill();
    }
  }
  await studio.kill();
  // The limit of a process goes with it.
  if (fate === "locked database") await mend?.();
}

const disasters = {
  "full disk": diskFaults["takes no byte"],
  "locked database": diskFaults["is locked"],
};

/** Kills it at a change of its folder while it starts, or when it has started or given up. */
async function dieAtStart(fate: Fate, settings: Settings, random: Random): Promise<void> {
  const isFull = fate === "start on a full disk";
  const room = { largestFileBytes: 512 * whole(random, 200) };
  const studio = await beginStudio(settings, isFull ? room : {});
  const watching = watch(settings.STUDIO_DATA_DIR, { recursive: true });
  let changes = 1 + whole(random, 12);
  const struck = new Promise<void>((resolve) => {
    watching.on("change", () => {
      changes -= 1;
      if (changes === 0) resolve();
    });
  });
  // On a full disk it may end by itself, with a sentence.
  const over = isFull ? studio.url.catch(() => undefined) : studio.url;
  await Promise.race([struck, over]);
  watching.close();
  studio.url.catch(() => undefined);
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

/**
 * Kills a studio again and again, and looks at what has become of everything in the end.
 * @param lockedMs for how long another program locks the database each time
 */
export async function torture(
  seed: number,
  kills: number,
  lockedMs: number,
): Promise<TortureFindings> {
  const sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  const settings = { ...quick, STUDIO_DATA_DIR: await oldFolder(), SANDBOX_URL: sandbox.url };
  const load: Load = { random: randomFrom(seed), begun: 0, uploads: new Map(), inputs: [] };
  const killed = new Map<Fate, number>();
  for (let kill = 0; kill < kills; kill += 1) {
    const fate = fateOf(load.random);
    killed.set(fate, (killed.get(fate) ?? 0) + 1);
    await liveAndDie(fate, settings, load, lockedMs);
  }
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
    killed: Object.fromEntries(killed),
    taken: taken.length,
    uncertain: taken.filter((name) => runs.get(name) === "uncertain").length,
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
