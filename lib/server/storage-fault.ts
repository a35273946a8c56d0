import "server-only";
import { errorCodeOf } from "./error-code";

/**
 * Why the studio's own disk or its database refused: full, read-only, locked by another program, not
 * to be reached, or anything else.
 */
export type DiskFault =
  | "storage.full"
  | "storage.readOnly"
  | "storage.busy"
  | "storage.away"
  | "storage.failed";

/** The same, or that a store of images beyond this machine gives no answer, or says no. */
export type StorageFault = DiskFault | "storage.unreachable" | "storage.refused";

/** What is wrong with a store of images beyond this machine, in words without secrets. */
export class StorageError extends Error {
  readonly fault: StorageFault;
  /** What the store said, if anything. */
  readonly answer: { name: string; status: number | undefined } | undefined;

  constructor(fault: StorageFault, message: string, answer?: StorageError["answer"]) {
    super(message);
    this.fault = fault;
    this.answer = answer;
  }
}

const full = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
const readOnly = new Set(["EROFS", "EACCES", "EPERM"]);
const otherwise = new Set(
  "EIO ENOTDIR ENOENT EEXIST EMFILE ENFILE EISDIR ENAMETOOLONG ELOOP ESTALE EBUSY ENXIO ENODEV".split(
    " ",
  ),
);
/** SQLite's result codes: FULL, READONLY, BUSY, LOCKED, IOERR, CANTOPEN. */
const ofSqlite = new Map<number, DiskFault>([
  [13, "storage.full"],
  [8, "storage.readOnly"],
  [5, "storage.busy"],
  [6, "storage.busy"],
  [10, "storage.failed"],
  [14, "storage.failed"],
]);

/**
 * PostgreSQL's codes by their beginnings, longest first: disk full, out of memory, too many
 * connections, a transaction that may not write, rolled back for another (a deadlock, or order), a lock
 * or a statement that took too long, an operation that the server ended, no connection, one that was
 * ended, shut down or starting, an error of its disk, damage.
 */
const ofPostgres: [string, DiskFault][] = [
  ["53100", "storage.full"],
  ["25006", "storage.readOnly"],
  ["25P03", "storage.busy"],
  ["55P03", "storage.busy"],
  ["57014", "storage.busy"],
  ["53", "storage.busy"],
  ["40", "storage.busy"],
  ["08", "storage.away"],
  ["57P", "storage.away"],
  ["58", "storage.failed"],
  ["XX", "storage.failed"],
];

/** PostgreSQL's code in an error of its own. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("sqlState" in error)) return undefined;
  return typeof error.sqlState === "string" ? error.sqlState : undefined;
}

/** Whether an error is the database's own. */
export const isDatabaseError = (error: unknown) =>
  sqliteCodeOf(error) !== undefined || sqlStateOf(error) !== undefined;

/** SQLite's primary result code in its error; an extended code carries it in the lowest byte. */
function sqliteCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}

/** SQLite's result codes CORRUPT and NOTADB. */
const damageCodes = [11, 26];

/** Whether a database is damaged, or not a database at all. */
export const isDamaged = (error: unknown) => damageCodes.includes(sqliteCodeOf(error) ?? 0);

/** The storage fault behind an error; undefined if the error is about something else. */
export function storageFaultOf(error: unknown): StorageFault | undefined {
  return error instanceof StorageError ? error.fault : diskFaultOf(error);
}

/** The same for the studio's own disk and its database, on this machine or on a server. */
export function diskFaultOf(error: unknown): DiskFault | undefined {
  if (!(error instanceof Error)) return undefined;
  const sqliteCode = sqliteCodeOf(error);
  if (sqliteCode !== undefined) return ofSqlite.get(sqliteCode);
  const state = sqlStateOf(error);
  if (state !== undefined) return ofPostgres.find(([start]) => state.startsWith(start))?.[1];
  const code = errorCodeOf(error) ?? "";
  if (full.has(code)) return "storage.full";
  if (readOnly.has(code)) return "storage.readOnly";
  // A system call on a path; network errors have neither a path nor these codes.
  if (otherwise.has(code)) return "storage.failed";
  return diskFaultOf(error.cause);
}
