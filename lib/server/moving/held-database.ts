import "server-only";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { ConfigurationError } from "../config";
import type { Database } from "../db/database";
import { openDatabase } from "../db/open-database";
import { flushFolder, makePrivateFile } from "../private-files";

/** A database that nobody else works on. */
export interface HeldDatabase {
  database: Database;
  /** What a person calls its place. */
  name: string;
  /** @throws if somebody else could have come in between */
  check: () => void;
  close: () => Promise<void>;
}

/** The same, to be filled. */
export interface TargetDatabase extends HeldDatabase {
  /** What is in its place now, if anything; it stays as it is until `settle`. */
  present: Database | undefined;
  /** Brings what was filled to its place; `database` is that from then on. */
  settle: () => Promise<void>;
}

const fileIn = (dataDir: string) => join(dataDir, "studio.sqlite");
/** What SQLite keeps beside a database. */
const besides = ["-wal", "-shm", "-journal"];

/**
 * Opens a library's database as its studio would.
 * @param dataDir locked already
 * @throws ConfigurationError if there is none, or a studio has it
 */
export async function holdDatabase(
  address: string | undefined,
  dataDir: string,
): Promise<HeldDatabase> {
  if (address !== undefined) return holdServer(address);
  const path = fileIn(dataDir);
  if (!existsSync(path)) {
    throw new ConfigurationError(`There is no studio.sqlite in ${dataDir}. Set STUDIO_DATA_DIR.`);
  }
  const database = await openDatabase(path);
  return {
    database,
    name: folderName(dataDir),
    check: () => undefined,
    close: () => database.destroy(),
  };
}

/** Opens the place that a library is to move to. On a server that is the database itself. */
export async function holdTarget(
  address: string | undefined,
  dataDir: string,
): Promise<TargetDatabase> {
  if (address === undefined) return fillFile(dataDir);
  const held = await holdServer(address);
  return { ...held, present: held.database, settle: async () => undefined };
}

const folderName = (dataDir: string) => `the data folder ${dataDir}`;

async function holdServer(address: string): Promise<HeldDatabase> {
  // Loaded for a server only, as in a studio.
  const { databaseNameAt, lockPostgres, openPostgres } = await import("../db/open-postgres");
  const name = databaseNameAt(address);
  let isLost = false;
  const lose = () => {
    isLost = true;
  };
  const claim = await lockPostgres(address, { lost: lose, failed: lose, taken: lose });
  const database = await openPostgres(address).catch(async (error: unknown) => {
    await claim.release();
    throw error;
  });
  return {
    database,
    name,
    check() {
      if (isLost) throw new Error(`The connection to ${name} was lost.`);
    },
    async close() {
      await database.destroy();
      await claim.release();
    },
  };
}

/** Fills a file beside the one that it takes the place of, so that the latter is whole at any time. */
async function fillFile(dataDir: string): Promise<TargetDatabase> {
  const place = fileIn(dataDir);
  const path = join(dataDir, "arriving.sqlite");
  for (const end of ["", ...besides]) await rm(`${path}${end}`, { force: true });
  const isThere = existsSync(place);
  if (!isThere && besides.some((end) => existsSync(`${place}${end}`))) {
    throw new ConfigurationError(
      `${dataDir} has what belongs to a studio.sqlite that is not there. Move it away.`,
    );
  }
  const present = isThere ? await openDatabase(place) : undefined;
  await makePrivateFile(path);
  let open: Database[] = present ? [present] : [];
  const shut = async () => {
    for (const database of open) await database.destroy();
    open = [];
  };
  const close = async () => {
    await shut();
    // There only if the library has not arrived: the next move fills another.
    for (const end of ["", ...besides]) await rm(`${path}${end}`, { force: true });
  };
  const filled = await openDatabase(path).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  open.push(filled);
  const target: TargetDatabase = {
    database: filled,
    present,
    name: folderName(dataDir),
    check: () => undefined,
    async settle() {
      // Closing brings all that is in their logs into the files.
      await shut();
      const left = [path, place].flatMap((file) => besides.map((end) => `${file}${end}`));
      if (left.some((file) => existsSync(file))) {
        throw new Error(`Another program is using the database in ${dataDir}.`);
      }
      await rename(path, place);
      await flushFolder(dataDir);
      target.database = await openDatabase(place);
      open = [target.database];
    },
    close,
  };
  return target;
}
