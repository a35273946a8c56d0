import { watch } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Random, randomFrom } from "@/lib/emulator/random";
import { migrations } from "@/lib/server/db/migrations/migrations";
import { openDatabase } from "@/lib/server/db/open-database";
import { diskFaults } from "./disk-faults";
import { openSandbox } from "./in-process";
import {
  endedRuns,
  type Load,
  missingUploads,
  newLoad,
  takenCalls,
  whole,
  workUntil,
} from "./load";
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
  await workUntil(() => api, load, some());
  const befall = fate === "work" ? undefined : disasters[fate];
  const mend = await befall?.(settings.STUDIO_DATA_DIR, studio.pid);
  if (mend) {
    await Promise.all([
      workUntil(() => api, load, some()),
      sleep(fate === "full disk" ? 0 : lockedMs),
    ]);
    if (random.between(0, 1) < 0.5) {
      await mend();
      await workUntil(() => api, load, some());
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
  const load = newLoad(randomFrom(seed));
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
  const missing = await missingUploads(api, load);
  await studio.stop();
  await sandbox.stop();
  return {
    killed: Object.fromEntries(killed),
    taken: taken.length,
    uncertain: taken.filter((name) => runs.get(name)?.status === "uncertain").length,
    sentTwice: taken.filter((name, place) => taken.indexOf(name) !== place),
    lost: taken.filter(
      (name) => !["succeeded", "uncertain"].includes(runs.get(name)?.status ?? ""),
    ),
    missing,
    check: await runScript("scripts/check-blobs.mjs", {
      STUDIO_DATA_DIR: settings.STUDIO_DATA_DIR,
    }),
  };
}
