// The data folder as scripts see it that work beside a running studio.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import "../lib/server/own-sources.mjs";
import { loadEnvironmentFile, root } from "./project.mjs";

const { openBlobReader } = await import("../lib/server/assets/blobs/open-blob-store.ts");
const { openFolderStore } = await import("../lib/server/assets/blobs/folder-store.ts");
const { readOriginals } = await import("../lib/server/db/originals.ts");
const { backupMark } = await import("../lib/server/backup-mark.ts");
const { readBucketPlace } = await import("../lib/server/bucket-place.ts");

/** Ends the script with a sentence for the person who has called it. */
export function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Ends the script at once: the client of a bucket would keep it for up to half a minute. */
export function finish(isWell) {
  process.exit(isWell ? 0 : 1);
}

/** Where the studio keeps everything, or all but what is on servers, as it finds it itself. */
export function dataFolder() {
  loadEnvironmentFile();
  return resolve(root, process.env.STUDIO_DATA_DIR || "data");
}

/** The same; ends where the database is on a server. */
export function wholeDataFolder() {
  const folder = dataFolder();
  if (databaseUrl() === undefined) return folder;
  return giveUp(
    "This works on a database in the data folder only. STUDIO_DATABASE_URL names one on a server: docs/hosting.md tells how to back that up and put it back.",
  );
}

const databaseUrl = () => process.env.STUDIO_DATABASE_URL?.trim() || undefined;

/** In a copy: that it is one, and when it was made. A studio that opens it takes the file away. */
export const markIn = (folder) => join(folder, backupMark);
export const databaseIn = (folder) => join(folder, "studio.sqlite");

/** Whether all of a studio is in the folder, wherever the original's parts are. */
const isBackup = (folder) => existsSync(markIn(folder)) && existsSync(databaseIn(folder));

/** What a studio keeps its images in, for looking only; `dataFolder` has to be asked first. */
export async function openBlobs(folder) {
  const place = readBucketPlace(process.env);
  if (typeof place === "string") throw new Error(`The configuration cannot be used. ${place}`);
  return isBackup(folder)
    ? openBackedUpBlobs(folder)
    : openBlobReader(place, join(folder, "blobs"));
}

/** The images of a backup, which are in its folder wherever the original's are. */
export const openBackedUpBlobs = (folder) => openBlobReader(undefined, join(folder, "blobs"));

/** The same to write to; nobody else may at the time. */
export const openBackedUpStore = (folder) => openFolderStore(join(folder, "blobs"));

/**
 * What a database knows of images, in one consistent view: the studio may be running.
 * @returns images whose content should be there, the contents released when the trash was emptied
 * (rows that runs name may remain), and what the database says of its own soundness
 */
export function readImages(path) {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    database.exec("BEGIN");
    const rows = database.prepare("SELECT id, name, sha256, bytes FROM assets ORDER BY id").all();
    const hasTrash = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'gone_blobs'")
      .get();
    const given = hasTrash ? database.prepare("SELECT sha256 FROM gone_blobs").all() : [];
    const gone = new Set(given.map(({ sha256 }) => sha256));
    database.exec("COMMIT");
    const integrity = database.prepare("PRAGMA integrity_check").get();
    return {
      images: rows.filter(({ sha256 }) => !gone.has(sha256)),
      gone,
      isSound: integrity?.integrity_check === "ok",
    };
  } finally {
    database.close();
  }
}

/**
 * The same for the studio whose data folder it is, wherever its database is; `dataFolder` has to be
 * asked first.
 */
export async function readStudioImages(folder) {
  const address = isBackup(folder) ? undefined : databaseUrl();
  if (address === undefined) {
    if (existsSync(databaseIn(folder))) return readImages(databaseIn(folder));
    throw new Error(`There is no studio.sqlite in ${folder}. Set STUDIO_DATA_DIR.`);
  }
  const { lookIntoPostgres } = await import("../lib/server/db/open-postgres.ts");
  return { ...(await lookIntoPostgres(address, readOriginals)), isSound: true };
}
