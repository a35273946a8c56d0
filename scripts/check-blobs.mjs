import { dataFolder, finish, giveUp, openBlobs, readStudioImages } from "./data-folder.mjs";

const { hashIn } = await import("../lib/server/assets/blobs/copy-originals.ts");

const folder = dataFolder();
const tell = (error) => giveUp(error.message);
const reader = await openBlobs(folder).catch(tell);
const { images, gone, isSound } = await readStudioImages(folder).catch(tell);
const faults = isSound ? [] : ["The database is damaged."];

/** The length of every stored blob, by its name, which should be the SHA-256 of its content. */
const lengths = new Map();
const sound = new Set();
try {
  for await (const { sha256, bytes } of reader.list()) {
    const hasItsHash = await isAsNamed(sha256);
    if (hasItsHash === undefined) continue;
    lengths.set(sha256, bytes);
    if (hasItsHash) sound.add(sha256);
    else faults.push(`The content of blob ${sha256} is not what it was.`);
  }
} catch (error) {
  giveUp(error.message);
}
for (const { id, name, sha256, bytes } of images) {
  if (!lengths.has(sha256)) faults.push(`Image ${id} (${name}) has no blob ${sha256}.`);
  else if (sound.has(sha256) && lengths.get(sha256) !== bytes) {
    faults.push(`Image ${id} (${name}) should have ${bytes} bytes.`);
  }
}

const known = new Set(images.map(({ sha256 }) => sha256));
const orphans = [...lengths.keys()].filter((name) => !known.has(name));
for (const fault of faults) console.error(fault);
for (const orphan of orphans) {
  const next = gone.has(orphan) ? "the next start removes it" : "it can be removed";
  console.log(`Blob ${orphan} belongs to no image; ${next}.`);
}
console.log(
  `${images.length} images, ${lengths.size} blobs, ${faults.length} faults, ${orphans.length} orphans.`,
);
finish(faults.length === 0);

/** Whether a blob's content has its hash; undefined if it has just gone. */
async function isAsNamed(sha256) {
  try {
    return (await hashIn(reader, sha256)) === sha256;
  } catch (error) {
    if ((await reader.sizeOf(sha256)) === undefined) return undefined;
    throw error;
  }
}
