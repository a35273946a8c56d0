import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { randomFrom } from "@/lib/emulator/random";
import { startBucketServer } from "./bucket";
import { databaseFor } from "./database-settings";
import { openSandbox } from "./in-process";
import {
  endedRuns,
  missingUploads,
  neededOriginals,
  newLoad,
  takenCalls,
  throttledCalls,
  whole,
  workUntil,
} from "./load";
import { freshFolder, quick, type RunningServer, startStudioWithoutPages } from "./processes";
import { studioApi } from "./studio-api";

/** What must hold however often replicas are killed or stand still. */
export interface ReplicaFindings {
  killed: number;
  stopped: number;
  /** How often all of them lost the connections by which they show that they live. */
  cut: number;
  taken: number;
  uncertain: number;
  sentTwice: string[];
  lost: string[];
  missing: string[];
  /** How often upstream refused a call because of the account's limits. */
  throttled: number;
  /** Images in the library whose originals are not in the bucket. */
  withoutOriginal: string[];
}

type Settings = Record<string, string> & { STUDIO_DATA_DIR: string };

/** Uses several studios on one database, one bucket and one account, while they are killed and stopped. */
export async function tortureReplicas(
  seed: number,
  { replicas, blows, deeds }: { replicas: number; blows: number; deeds: number },
): Promise<ReplicaFindings> {
  const random = randomFrom(seed);
  const sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  const bucket = await startBucketServer();
  const STUDIO_DATABASE_URL = await databaseFor(await freshFolder());
  const shared = { ...quick, ...bucket.settings, STUDIO_DATABASE_URL, SANDBOX_URL: sandbox.url };
  const settings: Settings[] = [];
  for (let replica = 0; replica < replicas; replica += 1) {
    settings.push({ ...shared, STUDIO_DATA_DIR: await freshFolder() });
  }
  const studios = await Promise.all(settings.map((one) => startStudioWithoutPages(one)));
  const load = newLoad(random);
  const anyStudio = () => {
    const studio = studios[whole(random, studios.length)];
    if (!studio) throw new Error("There is no studio.");
    return studio;
  };
  const anyApi = () => studioApi(anyStudio().url);
  let killed = 0;
  let stopped = 0;
  let cut = 0;
  for (let blow = 0; blow < blows; blow += 1) {
    await workUntil(anyApi, load, 2 + whole(random, deeds));
    const victim = anyStudio();
    const lot = random.between(0, 1);
    if (lot < 0.15) {
      await cutClaims(STUDIO_DATABASE_URL);
      cut += 1;
    } else if (lot < 0.8) {
      await victim.crash();
      killed += 1;
      const place = studios.indexOf(victim);
      const again = settings[place];
      if (again) studios[place] = await startStudioWithoutPages(again);
    } else {
      await standStill(victim, 200 + whole(random, 2_000));
      stopped += 1;
    }
  }
  const api = anyApi();
  const runs = await endedRuns(api);
  const taken = await takenCalls(sandbox.url);
  const missing = await missingUploads(api, load);
  const throttled = await throttledCalls(sandbox.url);
  const kept = new Set(await bucket.names());
  const withoutOriginal = [...(await neededOriginals(api))].filter((name) => !kept.has(name));
  for (const studio of studios) await studio.stop();
  await bucket.stop();
  await sandbox.stop();
  return {
    killed,
    stopped,
    cut,
    taken: taken.length,
    uncertain: taken.filter((name) => runs.get(name) === "uncertain").length,
    sentTwice: taken.filter((name, place) => taken.indexOf(name) !== place),
    lost: taken.filter((name) => !["succeeded", "uncertain"].includes(runs.get(name) ?? "")),
    missing,
    throttled,
    withoutOriginal,
  };
}

async function cutClaims(address: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'swatchbox claim' and datname = current_database()",
  );
  await client.end();
}

/** Holds up a process as a busy machine does, or one that was laid to sleep. */
async function standStill({ pid }: RunningServer, ms: number): Promise<void> {
  if (pid === undefined) return;
  process.kill(pid, "SIGSTOP");
  await sleep(ms);
  process.kill(pid, "SIGCONT");
}
