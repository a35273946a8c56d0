import "server-only";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { addressGuard } from "./assets/address-guard";
import { openBlobStore } from "./assets/blobs/open-blob-store";
import { createSharedContentTurns } from "./assets/blobs/shared-content-turns";
import { type Colours, openColours } from "./assets/colours";
import { openDerivativeStore } from "./assets/derivatives";
import { rereadAssets } from "./assets/reread";
import { openTileCutter, type TileCutter } from "./assets/tile-cutter";
import { backupMark } from "./backup-mark";
import { type CallsUnderWay, openCalls } from "./calls-under-way";
import { type CommonParts, openCommonParts } from "./common-parts";
import { type Config, readConfig } from "./config";
import { createDashScopeClient } from "./dashscope/client";
import { lockDataFolder } from "./db/folder-lock";
import { countOpenGenerations } from "./db/generations/generation-rows";
import { hideStoredSecrets } from "./db/hide-stored-secrets";
import { libraryId } from "./db/library-id";
import { forgetOriginalsPlace } from "./db/moving/move-marks";
import { openDatabase } from "./db/open-database";
import { createElapsedTime } from "./engine/elapsed-time";
import type { EngineParts } from "./engine/engine-parts";
import { openOwnWaits } from "./engine/own-waits";
import { paceAt } from "./engine/pace";
import { recordEarlierAnswers } from "./engine/record-answer";
import { settleRestored } from "./engine/restored";
import { type Scheduler, startScheduler } from "./engine/scheduler";
import { createTaskLengths } from "./engine/task-lengths";
import { sharedTurns, soleTurns } from "./engine/turns/turns";
import { openUnrecordedAnswers } from "./engine/unrecorded";
import { followEvents } from "./follow-events";
import { type HealthProbe, openHealthProbe } from "./health-probe";
import { keepHouse } from "./housekeeping";
import { refuseMoved } from "./moving/refuse-moved";
import { createLog, type Log } from "./observe/log";
import { createMetrics } from "./observe/metrics";
import { watchedClient } from "./observe/watched-client";
import { ownSandboxFetch } from "./own-sandbox";
import { makePrivateFile, openPrivateFolder } from "./private-files";
import { singleton } from "./singleton";
import { startFault } from "./start-fault";

/** The running studio: its parts, wired together once per process. */
export interface Studio extends EngineParts, CommonParts {
  config: Config;
  scheduler: Scheduler;
  tiles: TileCutter;
  colours: Colours;
  calls: CallsUnderWay;
  health: HealthProbe;
  /** Stops all work and releases the data folder and the database. */
  close: () => Promise<void>;
}

/**
 * Opens the data folder, the database and the store of originals, and starts the engine, which resumes
 * what an earlier process left.
 * @throws ConfigurationError if one of them cannot be used, with a message for a person
 */
export async function openStudio(config: Config): Promise<Studio> {
  try {
    await openPrivateFolder(config.dataDir);
    const lock = lockDataFolder(config.dataDir);
    return await openParts(config, lock).catch((error: unknown) => {
      lock.release();
      throw error;
    });
  } catch (error) {
    throw startFault(error, config.dataDir);
  }
}

/** The password of an address, as it is and as it is written there. */
function passwordsIn(address: string | undefined): string[] {
  const written = address === undefined ? "" : new URL(address).password;
  return written === "" ? [] : [written, decodeURIComponent(written)];
}

/** The database where the configuration says it is, if the library is still at home there. */
async function openConfigured(config: Config, log: Log) {
  const opened = await openPlace(config, log);
  const { database, claim } = opened;
  try {
    if (existsSync(join(config.dataDir, backupMark))) await forgetOriginalsPlace(database);
    await refuseMoved(database, config);
    return opened;
  } catch (error) {
    await database.destroy();
    await claim?.release();
    throw error;
  }
}

async function openPlace({ dataDir, databaseUrl, bucket }: Config, log: Log) {
  if (databaseUrl === undefined) {
    const path = join(dataDir, "studio.sqlite");
    await makePrivateFile(path);
    return { database: await openDatabase(path), claim: undefined };
  }
  // Loaded for a server only: its driver takes time and memory that nobody else should spend.
  const { lockPostgres, openPostgres } = await import("./db/open-postgres");
  const claim = await lockPostgres(databaseUrl, {
    // A folder on this machine is nobody else's.
    isShared: bucket !== undefined,
    lost: () => log.warn("the claim to the database is lost: it is claimed again"),
    failed: (err) => log.warn({ err }, "the database cannot be claimed again yet"),
    taken() {
      log.fatal("another studio has taken the database: this one ends");
      // A service starts it again, which says what is the matter.
      process.exitCode = 1;
      process.kill(process.pid, "SIGTERM");
    },
  });
  const database = await openPostgres(databaseUrl, { besideNewer: true }).catch(
    async (error: unknown) => {
      await claim.release();
      throw error;
    },
  );
  return { database, claim };
}

async function openParts(config: Config, lock: { release: () => void }): Promise<Studio> {
  const fetchUpstream = config.endpoint.own ? ownSandboxFetch() : fetch;
  const secrets = [
    config.endpoint.apiKey,
    config.password,
    config.metricsToken,
    ...passwordsIn(config.databaseUrl),
    config.bucket?.credentials?.secretAccessKey,
  ].filter((secret) => secret !== undefined);
  const log = createLog(config.logLevel, secrets);
  const { database, claim } = await openConfigured(config, log);
  const { common, close: closeCommon } = await openCommonParts(config, database, log);
  const { live, chores } = common;
  const calls = openCalls();
  const metrics = createMetrics({
    listeners: live.listeners,
    open: () => countOpenGenerations(database),
  });
  const blobs = await openBlobStore(
    config.bucket,
    join(config.dataDir, "blobs"),
    (sentence) => log.warn(sentence),
    claim && createSharedContentTurns(database),
  );
  const derivatives = await openDerivativeStore(join(config.dataDir, "derivatives"));
  const colours = openColours({ database, blobs, derivatives, live, log });
  const client = createDashScopeClient(config.endpoint, fetchUpstream);
  const pace = paceAt(config.endpoint.speed);
  const ending = new AbortController();
  const { endpoint } = config;
  const parts: EngineParts = {
    database,
    blobs,
    derivatives,
    colours,
    endpoint: config.endpoint,
    client: watchedClient(client, log, metrics),
    fetchUpstream,
    live,
    log,
    metrics,
    pace,
    ...(claim
      ? sharedTurns({ database, endpoint, pace, log, claim })
      : soleTurns(pace, ending.signal)),
    elapsed: createElapsedTime(),
    models: config.models,
    ownWaits: openOwnWaits({ database, endpoint: config.endpoint, models: config.models }),
    taskLengths: createTaskLengths(),
    sending: config.sending,
    rates: config.rates,
    askAddress: addressGuard(),
    resolveMs: pace.here(config.resolveMs),
    unrecorded: openUnrecordedAnswers(join(config.dataDir, "unrecorded")),
    awaitedAnswers: new Set(),
    ending: ending.signal,
  };
  followEvents(parts);
  await recordEarlierAnswers(parts);
  await settleRestored(parts, join(config.dataDir, backupMark));
  await blobs.claim?.(await libraryId(database));
  const scheduler = startScheduler(parts, (error) => log.error({ err: error }, "engine"));
  const rereading = rereadAssets({ ...parts, chores });
  const hiding = config.endpoint.own
    ? undefined
    : hideStoredSecrets({
        database,
        chores,
        log,
        dataDir: config.dataDir,
        apiKey: config.endpoint.apiKey,
      });
  const housekeeping = keepHouse({ ...parts, chores }, config.trashDays);
  return {
    ...parts,
    ...common,
    colours,
    config,
    scheduler,
    tiles: openTileCutter(),
    calls,
    health: openHealthProbe({ database, blobs, bucket: config.bucket }),
    async close() {
      ending.abort();
      parts.live.close();
      await calls.end();
      await scheduler.stop();
      await housekeeping.stop();
      await rereading.stop();
      await hiding?.stop();
      await colours.close();
      await closeCommon();
      await database.destroy();
      await claim?.release();
      lock.release();
    },
  };
}

/** The studio of this process, opened on first use. */
export function getStudio(): Promise<Studio> {
  return singleton("studio", () => openStudio(readConfig(process.env)));
}
