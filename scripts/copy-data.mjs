// Copies parts of a data folder so that each file is either there as a whole or not at all.
import { createReadStream, existsSync, readdirSync } from "node:fs";
import { mkdir, open, rename } from "node:fs/promises";
import { dirname, join } from "node:path";

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
