// Copies the data folder to another one, also while the studio runs. A second time it only adds what
// is new and removes what is gone.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { answersIn, copyAnswers } from "./copy-data.mjs";
import {
  databaseIn,
  finish,
  giveUp,
  markIn,
  openBackedUpStore,
  openBlobs,
  readImages,
  wholeDataFolder,
} from "./data-folder.mjs";

const { copyOriginals } = await import("../lib/server/assets/blobs/copy-originals.ts");

/** More pages than any database has: all in one step, so that it is of one moment. */
const allPages = 2 ** 31 - 1;
/** While images are copied, the trash can be emptied; then another look at the database helps. */
const mostRounds = 3;

const [given] = process.argv.slice(2);
if (!given) giveUp("Say where the backup goes: npm run backup -- FOLDER");
const from = wholeDataFolder();
const to = resolve(given);
if (!existsSync(databaseIn(from))) {
  giveUp(`There is no studio.sqlite in ${from}. Set STUDIO_DATA_DIR.`);
}
if (lies(to, from) || lies(from, to))
  giveUp("A backup cannot lie in the data folder, or around it.");
if (existsSync(to) && readdirSync(to).length > 0 && !existsSync(markIn(to))) {
  giveUp(`${to} is no backup, and not empty. Name an empty folder, or that of an earlier backup.`);
}

const database = `${databaseIn(to)}.partial`;
const reader = await openBlobs(from).catch((error) => giveUp(error.message));
await makeBackup().catch((error) => giveUp(`The backup was not finished. ${error.message}`));

async function makeBackup() {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const made = new Date().toISOString();
  await writeFile(markIn(to), `${JSON.stringify({ made })}\n`);
  const store = await openBackedUpStore(to);
  let result;
  for (let round = 1; round <= mostRounds; round += 1) {
    // Answers first: one that is gone from here afterwards is in the database.
    const answers = await copyAnswers(from, to);
    const images = await copyDatabase();
    const copied = await copyOriginals({ images, from: reader, to: store, isChecked: false });
    result = { images, answers, ...copied };
    if (result.lost.length === 0) break;
  }
  const { images, answers, count, bytes, lost } = result;
  await rename(database, databaseIn(to));
  removeOthers(answersIn(to), answers);
  const named = new Set(images.map(({ sha256 }) => sha256));
  for await (const { sha256 } of store.list()) if (!named.has(sha256)) await store.remove(sha256);

  for (const { id, name } of lost) console.error(`Image ${id} (${name}) is missing or damaged.`);
  const megabytes = (bytes / 1e6).toFixed(1);
  console.log(`${images.length} images are in ${to}; ${count} were new (${megabytes} MB).`);
  finish(lost.length === 0);
}

/**
 * @returns the images in the copy
 * @throws if the copy is damaged, so that it never takes the place of a sound one
 */
async function copyDatabase() {
  rmSync(database, { force: true });
  const source = new DatabaseSync(databaseIn(from), { readOnly: true });
  try {
    await backup(source, database, { rate: allPages });
  } finally {
    source.close();
  }
  // One file, which can be read where nothing can be written.
  const copy = new DatabaseSync(database);
  copy.exec("PRAGMA journal_mode = DELETE");
  copy.close();
  const { images, isSound } = readImages(database);
  if (isSound) return images;
  rmSync(database);
  throw new Error(`The database in ${from} is damaged. An earlier backup in ${to} is as it was.`);
}

function removeOthers(folder, kept) {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names) if (!kept.includes(name)) rmSync(join(folder, name));
}

/** Whether a path is the other one or lies in it. */
function lies(path, folder) {
  const way = relative(folder, path);
  return way === "" || (!way.startsWith("..") && resolve(folder, way) === path);
}
