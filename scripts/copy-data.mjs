// Copies parts of a data folder so that each file is either there as a whole or not at all.
import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, rmSync } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { blobIn } from "./data-folder.mjs";

/** Paid answers that the database has not taken yet. */
export const answersIn = (folder) => join(folder, "unrecorded");

/**
 * Copies a file, or what is read in its place, puts it on disk and then gives it its name.
 * @returns the SHA-256 of what was copied
 */
export async function copyWhole(from, to) {
  const partial = `${to}.partial`;
  const hash = createHash("sha256");
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const file = await open(partial, "w", 0o600);
  try {
    for await (const chunk of typeof from === "string" ? createReadStream(from) : from) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, to);
  return hash.digest("hex");
}

/** SHA-256 of a file, without reading it into memory as a whole. */
export async function hashOf(path) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

/** Removes what a copy that broke off has left half written. */
export function removePartials(folder) {
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (path.endsWith(".partial")) rmSync(join(folder, path));
  }
}

/**
 * Copies the contents of images that the other folder does not have yet.
 * @param reader gives the contents
 * @param check tells the SHA-256 of a file that is there already; without it its length is enough
 * @returns how many were copied, with their bytes, and the images whose content is missing or damaged
 */
export async function copyBlobs(images, reader, to, check) {
  const lost = [];
  let count = 0;
  let bytes = 0;
  const seen = new Set();
  for (const image of images) {
    if (seen.has(image.sha256)) continue;
    seen.add(image.sha256);
    const target = blobIn(to, image.sha256);
    const isThere = await hasSize(target, image.bytes);
    if (isThere && (!check || (await check(target)) === image.sha256)) continue;
    const content = reader.read(image.sha256, new AbortController().signal);
    const copied = await copyWhole(content, target).catch(async (error) => {
      if ((await reader.sizeOf(image.sha256)) === undefined) return undefined;
      throw error;
    });
    if (copied === image.sha256) {
      count += 1;
      bytes += image.bytes;
    } else {
      if (copied !== undefined) await rm(target);
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
    // One that the database has taken since is gone, and in the database.
    const hash = await copyWhole(path, join(answersIn(to), name)).catch(noneIfMissing);
    if (hash !== undefined) copied.push(name);
  }
  return copied;
}

async function hasSize(path, bytes) {
  const found = await stat(path).catch(noneIfMissing);
  return found?.size === bytes;
}

function noneIfMissing(error) {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
