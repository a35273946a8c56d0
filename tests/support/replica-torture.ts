import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Random, randomFrom } from "@/lib/emulator/random";
import { findPostgres } from "../../scripts/postgres.mjs";
import { startBucketServer } from "./bucket";
import { databaseFor } from "./database-settings";
import { openGate } from "./gate";
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
import { hasNginx, startNginx } from "./nginx";
import { startPostgres } from "./postgres-server";
import {
  freePort,
  freshFolder,
  quick,
  type RunningServer,
  startStudioWithoutPages,
} from "./processes";
import { studioApi } from "./studio-api";

/** What may befall replicas and what they share. */
const blowKinds = ["killed", "stopped", "cut", "databaseRestarted", "storeAway"] as const;
type Blow = (typeof blowKinds)[number];

/** What must hold however often replicas are killed or stand still. */
export interface ReplicaFindings {
  /** How often each blow fell; `cut`: all lost the connections by which they show that they live. */
  blows: Record<Blow, number>;
  /** Whether the load came through nginx. */
  throughNginx: boolean;
  taken: number;
  /** Runs left to a person, by their model. */
  uncertain: Record<string, number>;
  sentTwice: string[];
  lost: string[];
  missing: string[];
  /** How often upstream refused a call because of the account's limits. */
  throttled: number;
  /** Images in the library whose originals are not in the bucket. */
  withoutOriginal: string[];
}

interface Torture {
  replicas: number;
  blows: number;
  deeds: number;
  /**
   * For how long the store is away. Without it nobody's server is shut, and one of PostgreSQL that
   * others use is left alone.
   */
  storeAwayMs?: number | undefined;
  /** The folder of an earlier version of this code, which one of the replicas runs. */
  earlier?: string | undefined;
}

/** Uses several studios on one database, one bucket and one account, while all of these are struck. */
export async function tortureReplicas(seed: number, torture: Torture): Promise<ReplicaFindings> {
  const { storeAwayMs, earlier } = torture;
  const random = randomFrom(seed);
  const sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  const bucket = await startBucketServer();
  const gate = await openGate(Number(new URL(bucket.url).port));
  const server = storeAwayMs === undefined ? undefined : await ownPostgres();
  const STUDIO_DATABASE_URL = server?.url ?? (await databaseFor(await freshFolder()));
  const shared = {
    ...quick,
    ...bucket.settings,
    S3_ENDPOINT: `http://127.0.0.1:${gate.port}`,
    STUDIO_DATABASE_URL,
    SANDBOX_URL: sandbox.url,
  };
  const starts: (() => Promise<RunningServer>)[] = [];
  const ports: number[] = [];
  for (let replica = 0; replica < torture.replicas; replica += 1) {
    const port = await freePort();
    const own = { ...shared, STUDIO_DATA_DIR: await freshFolder(), PORT: String(port) };
    const code = replica === 0 && earlier !== undefined ? { folder: earlier } : {};
    ports.push(port);
    starts.push(() => startStudioWithoutPages(own, code));
  }
  const studios = await Promise.all(starts.map((start) => start()));
  const nginx = hasNginx() ? await startNginx(ports) : undefined;
  const load = newLoad(random);
  const anyPlace = () => whole(random, studios.length);
  const at = (place: number) => {
    const studio = studios[place];
    if (!studio) throw new Error("There is no studio.");
    return studio;
  };
  const anyApi = () => studioApi(nginx?.url ?? at(anyPlace()).url);
  const strike: Record<Blow, () => Promise<void>> = {
    async killed() {
      const place = anyPlace();
      await at(place).crash();
      const start = starts[place];
      if (start) studios[place] = await start();
    },
    stopped: () => standStill(at(anyPlace()), 200 + whole(random, 2_000)),
    cut: () => cutClaims(STUDIO_DATABASE_URL),
    async databaseRestarted() {
      await server?.crash();
      await sleep(1_000 + whole(random, 3_000));
      await server?.begin();
    },
    async storeAway() {
      await gate.shut();
      await sleep(storeAwayMs ?? 0);
      await gate.open();
    },
  };
  const blows = { killed: 0, stopped: 0, cut: 0, databaseRestarted: 0, storeAway: 0 };
  for (let blow = 0; blow < torture.blows; blow += 1) {
    const work = workUntil(anyApi, load, 2 + whole(random, torture.deeds));
    await sleep(whole(random, 500));
    const kind = blowAt(blow, torture, random);
    await strike[kind]();
    blows[kind] += 1;
    await work;
  }
  const api = anyApi();
  const runs = await endedRuns(api);
  const taken = await takenCalls(sandbox.url);
  const missing = await missingUploads(api, load);
  const throttled = await throttledCalls(sandbox.url);
  const kept = new Set(await bucket.names());
  const withoutOriginal = [...(await neededOriginals(api))].filter((name) => !kept.has(name));
  for (const studio of studios) await studio.stop();
  await nginx?.stop();
  await gate.shut();
  await bucket.stop();
  await sandbox.stop();
  await server?.stop();
  const isLeft = (name: string) => runs.get(name)?.status === "uncertain";
  const isKept = (name: string) => runs.get(name)?.status === "succeeded";
  return {
    blows,
    throughNginx: nginx !== undefined,
    taken: taken.length,
    uncertain: countOf([...runs.keys()].filter(isLeft).map((name) => runs.get(name)?.model ?? "")),
    sentTwice: taken.filter((name, place) => taken.indexOf(name) !== place),
    lost: taken.filter((name) => !isLeft(name) && !isKept(name)),
    missing,
    throttled,
    withoutOriginal,
  };
}

/** Once the database is started again and once the store is away; else what the lot says. */
function blowAt(blow: number, { blows, storeAwayMs }: Torture, random: Random): Blow {
  if (storeAwayMs !== undefined) {
    if (blow === Math.floor(blows / 3)) return "databaseRestarted";
    if (blow === Math.floor((blows * 2) / 3)) return "storeAway";
  }
  const lot = random.between(0, 1);
  if (lot < 0.15) return "cut";
  return lot < 0.75 ? "killed" : "stopped";
}

async function ownPostgres() {
  const native = findPostgres();
  if (native === undefined) throw new Error("There is no PostgreSQL to start again.");
  return startPostgres(native);
}

function countOf(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
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
