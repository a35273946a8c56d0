import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";

const folder = resolve(process.env.STUDIO_DATA_DIR || "./data");
const databasePath = join(folder, "studio.sqlite");
const blobFolder = join(folder, "blobs");

/** SHA-256 of a file, without reading it into memory as a whole. */
async function hashOf(path) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

/** Every stored file by its name, which should be the SHA-256 of its content. */
function listBlobs() {
  if (!existsSync(blobFolder)) return [];
  return readdirSync(blobFolder, { recursive: true, encoding: "utf8" })
    .filter((path) => /^[0-9a-f]{2}[/\\][0-9a-f]{64}$/.test(path))
    .map((path) => join(blobFolder, path));
}

if (!existsSync(databasePath)) {
  console.error(`There is no studio.sqlite in ${folder}. Set STUDIO_DATA_DIR.`);
  process.exit(1);
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

const sound = new Set();
const blobs = listBlobs();
for (const path of blobs) {
  const name = basename(path);
  if ((await hashOf(path)) === name) sound.add(name);
  else faults.push(`The content of blob ${name} is not what it was.`);
}
for (const { id, name, sha256, bytes } of rows) {
  if (gone.has(sha256)) continue;
  const path = join(blobFolder, sha256.slice(0, 2), sha256);
  if (!existsSync(path)) faults.push(`Image ${id} (${name}) has no blob ${sha256}.`);
  else if (sound.has(sha256) && statSync(path).size !== bytes) {
    faults.push(`Image ${id} (${name}) should have ${bytes} bytes.`);
  }
}

const known = new Set(rows.map(({ sha256 }) => sha256).filter((sha256) => !gone.has(sha256)));
const orphans = blobs.map((path) => basename(path)).filter((name) => !known.has(name));
for (const fault of faults) console.error(fault);
for (const orphan of orphans) {
  const next = gone.has(orphan) ? "the next start removes it" : "it can be removed";
  console.log(`Blob ${orphan} belongs to no image; ${next}.`);
}
const images = rows.filter(({ sha256 }) => !gone.has(sha256)).length;
console.log(
  `${images} images, ${blobs.length} blobs, ${faults.length} faults, ${orphans.length} orphans.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
