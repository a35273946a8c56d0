import { existsSync, statSync } from "node:fs";
import { blobIn, databaseIn, dataFolder, hashOf, listBlobs, readImages } from "./data-folder.mjs";

const folder = dataFolder();
if (!existsSync(databaseIn(folder))) {
  console.error(`There is no studio.sqlite in ${folder}. Set STUDIO_DATA_DIR.`);
  process.exit(1);
}
const { images, gone, isSound } = readImages(databaseIn(folder));
const faults = isSound ? [] : ["The database is damaged."];

const sound = new Set();
const blobs = listBlobs(folder);
for (const name of blobs) {
  if ((await hashOf(blobIn(folder, name))) === name) sound.add(name);
  else faults.push(`The content of blob ${name} is not what it was.`);
}
for (const { id, name, sha256, bytes } of images) {
  const path = blobIn(folder, sha256);
  if (!existsSync(path)) faults.push(`Image ${id} (${name}) has no blob ${sha256}.`);
  else if (sound.has(sha256) && statSync(path).size !== bytes) {
    faults.push(`Image ${id} (${name}) should have ${bytes} bytes.`);
  }
}

const known = new Set(images.map(({ sha256 }) => sha256));
const orphans = blobs.filter((name) => !known.has(name));
for (const fault of faults) console.error(fault);
for (const orphan of orphans) {
  const next = gone.has(orphan) ? "the next start removes it" : "it can be removed";
  console.log(`Blob ${orphan} belongs to no image; ${next}.`);
}
console.log(
  `${images.length} images, ${blobs.length} blobs, ${faults.length} faults, ${orphans.length} orphans.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
