// Copies parts of a data folder so that each file is either there as a whole or not at all.
import { createReadStream, existsSync, readdirSync } from "node:fs";
import { mkdir, open, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { hashOf } from "./data-folder.mjs";

/** Paid answers that the database has not taken yet. */
export const answersIn = (folder) => join(folder, "unrecorded");

/** Copies a file, puts it on disk and then gives it its name. */
export async function copyWhole(from, to) {
  const partial = `${to}.partial`;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const file = await open(partial, "w", 0o600);
  try {
    for await (const chunk of createReadStream(from)) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, to);
}

/**
 * Copies the contents of images that a store does not have yet.
 * @param reader gives the contents
 * @param isChecked whether what is there already has to have its hash; otherwise its length is enough
 * @returns how many were copied, with their bytes, and the images whose content is missing or damaged
 */
export async function copyBlobs(images, reader, store, isChecked = false) {
  const lost = [];
  let count = 0;
  let bytes = 0;
  const seen = new Set();
  for (const image of images) {
    const { sha256 } = image;
    if (seen.has(sha256)) continue;
    seen.add(sha256);
    const isThere = (await store.sizeOf(sha256)) === image.bytes;
    if (isThere && (!isChecked || (await hashOf(store, sha256)) === sha256)) continue;
    const content = reader.read(sha256, new AbortController().signal);
    const staged = await store.stage(content, Number.POSITIVE_INFINITY).catch(async (error) => {
      if ((await reader.sizeOf(sha256)) === undefined) return undefined;
      throw error;
    });
    if (staged?.sha256 === sha256) {
      await staged.keep();
      count += 1;
      bytes += image.bytes;
    } else {
      await staged?.discard();
      lost.push(image);
    }
  }
  return { count, bytes, lost };
}

/**
 * Copies the paid answers that wait beside the database.
 * @returns their names
 */
export async function copyAnswers(from, to) {
  const names = existsSync(answersIn(from)) ? readdirSync(answersIn(from)) : [];
  const answers = names.filter((name) => name.endsWith(".json"));
  const copied = [];
  for (const name of answers) {
    const path = join(answersIn(from), name);
    try {
      await copyWhole(path, join(answersIn(to), name));
      copied.push(name);
    } catch (error) {
      // One that the database has taken since is gone, and in the database.
      if (error.code !== "ENOENT") throw error;
    }
  }
  return copied;
}
