// Makes a data folder of a backup. The database comes last: before it is there, the folder is none,
// and restoring can be begun again.
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { copyAnswers, copyWhole } from "./copy-data.mjs";
import {
  databaseIn,
  giveUp,
  markIn,
  openBackedUpBlobs,
  openBackedUpStore,
  readImages,
  wholeDataFolder,
} from "./data-folder.mjs";

const { copyOriginals } = await import("../lib/server/assets/blobs/copy-originals.ts");

const [given] = process.argv.slice(2);
if (!given) giveUp("Say where the backup is: npm run restore -- FOLDER");
const from = resolve(given);
const to = wholeDataFolder();
if (!existsSync(markIn(from)) || !existsSync(databaseIn(from))) giveUp(`${from} is no backup.`);
// A database's log beside it would be played into the restored one.
if (["", "-wal", "-shm", "-journal"].some((end) => existsSync(`${databaseIn(to)}${end}`))) {
  giveUp(`${to} has a studio already. Set STUDIO_DATA_DIR to a new folder, or move that one away.`);
}
await restore().catch((error) => giveUp(`Restoring was not finished. ${error.message}`));

async function restore() {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const { images, isSound } = readImages(databaseIn(from));
  if (!isSound) throw new Error(`The database in ${from} is damaged.`);
  await copyWhole(markIn(from), markIn(to));
  await copyAnswers(from, to);
  const { lost } = await copyOriginals({
    images,
    from: await openBackedUpBlobs(from),
    to: await openBackedUpStore(to),
    isChecked: true,
  });
  await copyWhole(databaseIn(from), databaseIn(to));
  for (const { id, name } of lost) console.error(`Image ${id} (${name}) is missing or damaged.`);
  console.log(
    `${images.length - lost.length} images are in ${to}. Runs that waited when the backup was made stay unsent.`,
  );
  if (process.env.STUDIO_BLOBS) {
    console.log(
      `Copy ${to}/blobs into ${process.env.STUDIO_BLOBS} before the studio starts, or start it without STUDIO_BLOBS.`,
    );
  }
  process.exitCode = lost.length === 0 ? 0 : 1;
}
