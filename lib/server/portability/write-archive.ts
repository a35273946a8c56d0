import "server-only";
import { makeZip } from "client-zip";
import { fileNames } from "@/lib/core/portability/file-names";
import { manifestPath } from "@/lib/core/portability/manifest";
import { type AssetRow, findAssetRows } from "@/lib/server/db/assets/asset-rows";
import { type BlobStore, isWhole } from "../assets/blobs/blob-store";
import type { Database } from "../db/database";
import type { Log } from "../observe/log";
import { manifestText } from "./manifest-text";
import { portions } from "./portions";
import { recipeOfAsset } from "./recipe-of-asset";
import type { ExportSelection } from "./selection";
import { withZip64End } from "./zip-end";

interface Parts {
  database: Database;
  blobs: BlobStore;
  log: Log;
}

interface ArchivedFile {
  name: string;
  lastModified: Date;
  input: AsyncIterable<Uint8Array | string> | string;
}

/**
 * The archive of a selection, streamed as it is read: at most a few chunks are in memory, however
 * many gigabytes there are.
 * @param signal aborted when nobody reads any more
 */
export async function* writeArchive(
  parts: Parts,
  selection: ExportSelection,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let count = 0;
  async function* counted(files: AsyncIterable<ArchivedFile>) {
    for await (const file of files) {
      count += 1;
      yield file;
    }
  }
  const zip = makeZip(counted(filesOf(parts, selection, signal)));
  yield* withZip64End(zip, () => count);
}

async function* filesOf(
  parts: Parts,
  selection: ExportSelection,
  signal: AbortSignal,
): AsyncGenerator<ArchivedFile> {
  const pathOf = new Map<string, string>();
  const pathOfContent = new Map<string, string>();
  const nameIn = { images: fileNames(), inputs: fileNames() };
  let place = 0;
  for await (const ids of portions(selection.assetIds)) {
    for (const row of await findAssetRows(parts.database, ids)) {
      const folder = place < selection.chosen ? "images" : "inputs";
      place += 1;
      if (!row || row.purged_at !== null) continue;
      const known = pathOfContent.get(row.sha256);
      if (known !== undefined) {
        pathOf.set(row.id, known);
        continue;
      }
      if (!(await isWhole(parts.blobs, row))) {
        parts.log.warn({ assetId: row.id }, "an image that is damaged stays out of an export");
        continue;
      }
      const name = nameIn[folder](row.name, row.mime);
      const path = selection.isPlain ? name : `${folder}/${name}`;
      pathOf.set(row.id, path);
      pathOfContent.set(row.sha256, path);
      const lastModified = new Date(row.created_at);
      const input = parts.blobs.read(row.sha256, signal);
      yield { name: path, lastModified, input };
      if (selection.isPlain) continue;
      const recipe = await recipeFile(parts, row);
      if (recipe) yield { name: `recipes/${folder}/${name}.json`, lastModified, input: recipe };
    }
  }
  if (selection.isPlain) return;
  const manifest = manifestText(parts.database, selection, (id) => pathOf.get(id));
  yield { name: manifestPath, lastModified: new Date(), input: manifest };
}

async function recipeFile({ database }: Parts, row: AssetRow): Promise<string | undefined> {
  const recipe = await recipeOfAsset(database, row);
  return recipe && `${JSON.stringify(recipe, null, 2)}\n`;
}
