import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import "../lib/server/own-sources.mjs";

const { openBlobReader } = await import("../lib/server/assets/blobs/open-blob-store.ts");
const { readBucketPlace } = await import("../lib/server/bucket-place.ts");

const folder = resolve(process.env.STUDIO_DATA_DIR || "./data");
const databasePath = join(folder, "studio.sqlite");

function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (!existsSync(databasePath)) {
  giveUp(`There is no studio.sqlite in ${folder}. Set STUDIO_DATA_DIR.`);
}
const place = readBucketPlace(process.env);
if (typeof place === "string") giveUp(`The configuration cannot be used. ${place}`);
const reader = await openBlobReader(place, join(folder, "blobs"));
const never = new AbortController().signal;

/** Whether a blob's content has its hash, read piece by piece; undefined if it has just gone. */
async function isSound(sha256) {
  const hash = createHash("sha256");
  try {
    for await (const chunk of reader.read(sha256, never)) hash.update(chunk);
  } catch (error) {
    if ((await reader.sizeOf(sha256)) === undefined) return undefined;
    throw error;
  }
  return hash.digest("hex") === sha256;
}

const database = new DatabaseSync(databasePath, { readOnly: true });
// One consistent view of everything: the studio may be running.
database.exec("BEGIN");
const rows = database.prepare("SELECT id, name, sha256, bytes FROM assets ORDER BY id").all();
/** Contents released when the trash was emptied; rows that runs name may remain. */
const hasTrash = database
  .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'gone_blobs'")
  .get();
const given = hasTrash ? database.prepare("SELECT sha256 FROM gone_blobs").all() : [];
const gone = new Set(given.map(({ sha256 }) => sha256));
database.exec("COMMIT");
const integrity = database.prepare("PRAGMA integrity_check").get();
database.close();

const faults = [];
if (integrity?.integrity_check !== "ok") faults.push("The database is damaged.");

/** The length of every stored blob, by its name, which should be the SHA-256 of its content. */
const lengths = new Map();
const sound = new Set();
try {
  for await (const { sha256, bytes } of reader.list()) {
    const soundness = await isSound(sha256);
    if (soundness === undefined) continue;
    lengths.set(sha256, bytes);
    if (soundness) sound.add(sha256);
    else faults.push(`The content of blob ${sha256} is not what it was.`);
  }
} catch (error) {
  giveUp(error.message);
}
for (const { id, name, sha256, bytes } of rows) {
  if (gone.has(sha256)) continue;
  if (!lengths.has(sha256)) faults.push(`Image ${id} (${name}) has no blob ${sha256}.`);
  else if (sound.has(sha256) && lengths.get(sha256) !== bytes) {
    faults.push(`Image ${id} (${name}) should have ${bytes} bytes.`);
  }
}

const known = new Set(rows.map(({ sha256 }) => sha256).filter((sha256) => !gone.has(sha256)));
const orphans = [...lengths.keys()].filter((name) => !known.has(name));
for (const fault of faults) console.error(fault);
for (const orphan of orphans) {
  const next = gone.has(orphan) ? "the next start removes it" : "it can be removed";
  console.log(`Blob ${orphan} belongs to no image; ${next}.`);
}
const images = rows.filter(({ sha256 }) => !gone.has(sha256)).length;
console.log(
  `${images} images, ${lengths.size} blobs, ${faults.length} faults, ${orphans.length} orphans.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
