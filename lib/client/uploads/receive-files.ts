import type { QueryClient } from "@tanstack/react-query";
import { bringFiles } from "./bring-images";
import { openPortability } from "./portability";

/** Some files take longer to inspect than others; they join in the order given. */
let before: Promise<void> = Promise.resolve();

/**
 * Takes dropped or pasted files: archives are offered for import, a single image with a recipe for
 * its draft. All others join the inputs, at the place or at the end.
 */
export function receiveFiles(client: QueryClient, files: File[], place?: number): Promise<void> {
  const taken = before.then(() => take(client, files, place));
  // A failure must not keep the next files from being taken.
  before = taken.catch(() => undefined);
  return taken;
}

async function take(client: QueryClient, files: File[], place?: number): Promise<void> {
  const archives = files.filter(isArchive);
  const others = files.filter((file) => !isArchive(file));
  const [only] = files;
  if (only && files.length === 1 && others.length === 1 && (await carriesRecipe(only))) {
    openPortability({ kind: "recipe", file: only, ...(place === undefined ? {} : { place }) });
  } else if (others.length > 0) bringFiles(client, others, place);
  // After any question about the other files, which is quicker to answer.
  for (const file of archives) openPortability({ kind: "import", file });
}

/** Whether a file is a ZIP archive, by what it is called. */
export function isArchive({ name, type }: File): boolean {
  return /^application\/(x-)?zip(-compressed)?$/.test(type) || name.toLowerCase().endsWith(".zip");
}

async function carriesRecipe(file: File): Promise<boolean> {
  try {
    const { readRecipe } = await import("@/lib/core/recipe/embedding");
    const read = async (offset: number, length: number) =>
      new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
    const recipe = await readRecipe({ size: file.size, read });
    return recipe !== "none" && recipe !== "unreadable";
  } catch {
    // An unreadable file is an upload like any other, which reports what is wrong with it.
    return false;
  }
}
