import "server-only";
import { ConfigurationError } from "./config";
import { errorCodeOf } from "./error-code";
import { type DiskFault, diskFaultOf, sqlStateOf } from "./storage-fault";

const sentences = {
  "storage.full": (folder) =>
    `The disk of the data folder ${folder} is full. Make room there and start the studio again.`,
  "storage.readOnly": (folder) =>
    `The studio may not write to its data folder ${folder}. Give its user the right to, or set STUDIO_DATA_DIR to another folder.`,
  "storage.busy": (folder) =>
    `Another program has locked the database in ${folder}. End it and start the studio again.`,
  "storage.failed": (folder, code) =>
    `The data folder ${folder} cannot be used${code}. See that its disk is there and sound, or set STUDIO_DATA_DIR to another folder.`,
} satisfies Record<Exclude<DiskFault, "storage.away">, (folder: string, code: string) => string>;

/**
 * Turns an error about the data folder, or of the database's server, into a message for a person; returns any other error
 * unchanged.
 */
export function startFault(error: unknown, dataDir: string): unknown {
  if (error instanceof ConfigurationError) return error;
  const fault = diskFaultOf(error);
  if (!fault || !(error instanceof Error)) return error;
  const cause = { cause: error };
  if (fault === "storage.away") {
    return new ConfigurationError(
      "The database went away while the studio started. See that its server runs, and start the studio again.",
      cause,
    );
  }
  const state = sqlStateOf(error);
  if (state !== undefined) {
    return new ConfigurationError(
      `The database's server refused while the studio started: ${error.message} (${state}). See to that server, and start the studio again.`,
      cause,
    );
  }
  const code = errorCodeOf(error) ?? "";
  return new ConfigurationError(
    sentences[fault](dataDir, /^E[A-Z]+$/.test(code) ? ` (${code})` : ""),
    cause,
  );
}
