import "server-only";
import { type Chores, choresHere } from "./chores";
import type { Config } from "./config";
import type { Database } from "./db/database";
import { createLiveHub } from "./live/hub-here";
import type { LiveHub } from "./live/live-hub";
import type { Log } from "./observe/log";
import { type ExportTickets, keepTicketsHere } from "./portability/export-tickets";
import { countAttemptsHere, type SignInAttempts } from "./sign-in-attempts";

/** What all processes that serve one library have in common. */
export interface CommonParts {
  live: LiveHub;
  signInAttempts: SignInAttempts;
  exportTickets: ExportTickets;
  chores: Chores;
}

interface OpenParts {
  common: CommonParts;
  /** Before the database is closed. */
  close: () => Promise<void>;
}

/** In this process's memory where there is only one, and in the database where there may be several. */
export function openCommonParts(
  { databaseUrl }: Pick<Config, "databaseUrl">,
  database: Database,
  log: Log,
): Promise<OpenParts> {
  return databaseUrl === undefined ? openHere() : openOnPostgres(databaseUrl, database, log);
}

async function openHere(): Promise<OpenParts> {
  const common = {
    live: createLiveHub(),
    signInAttempts: countAttemptsHere(),
    exportTickets: keepTicketsHere(),
    chores: choresHere,
  };
  return { common, close: async () => undefined };
}

/** Its parts are loaded for a server only, as is its driver. */
async function openOnPostgres(address: string, database: Database, log: Log): Promise<OpenParts> {
  const [hub, attempts, tickets, locks] = await Promise.all([
    import("./live/shared-hub"),
    import("./db/dialects/postgres/sign-in-rows"),
    import("./portability/shared-tickets"),
    import("./db/dialects/postgres/chore-locks"),
  ]);
  const live = await hub.openSharedHub({ database, address, log });
  // An earlier process may have been killed between a change and telling it.
  await live.startOver();
  const common = {
    live,
    signInAttempts: attempts.countAttemptsOnPostgres(database),
    exportTickets: tickets.keepTicketsOnPostgres(database),
    chores: locks.choresOnPostgres(address, log),
  };
  return { common, close: live.stop };
}
