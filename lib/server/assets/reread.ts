import "server-only";
import { type AssetRow, presentAsset } from "@/lib/server/db/assets/asset-rows";
import { currentReading } from "@/lib/server/db/assets/insert-asset";
import { reviseKeptAsset } from "@/lib/server/db/assets/revised-assets";
import { nextToReread } from "@/lib/server/db/assets/walk-assets";
import { type Chores, doInTurn } from "../chores";
import type { LiveHub } from "../live/live-hub";
import type { Log } from "../observe/log";
import { storageFaultOf } from "../storage-fault";
import { hasColoursOfItsOwn, identifyImage } from "./decoding/decoder";
import type { AssetStores } from "./ingest";
import { localFile } from "./pixels";

interface Parts extends AssetStores {
  chores: Chores;
  live: LiveHub;
  log: Log;
}

/**
 * Reads again, one by one in the background, the images that an earlier version added: it knew less
 * about their files and showed some in other colours.
 */
export function rereadAssets(parts: Parts): { stop: () => Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const work = doInTurn(parts.chores, "rereading", () => rereadAll(parts, signal), signal).catch(
    (error: unknown) =>
      // Left for the next start.
      parts.log.warn({ err: error }, "reread"),
  );
  return {
    async stop() {
      ending.abort();
      await work;
    },
  };
}

async function rereadAll(parts: Parts, signal: AbortSignal): Promise<void> {
  let before = Number.MAX_SAFE_INTEGER;
  while (!signal.aborted) {
    const row = await nextToReread(parts.database, before);
    if (!row) return;
    before = row.order_key;
    await reread(parts, row).catch((error: unknown) => {
      if (storageFaultOf(error)) throw error;
      // An unreadable image shows as such where somebody opens it.
      parts.log.warn({ err: error, assetId: row.id }, "reread");
    });
  }
}

function reread(parts: Parts, row: AssetRow): Promise<void> {
  return parts.blobs.withFile(row.sha256, (path) => rereadFile(parts, row, path));
}

async function rereadFile(
  { database, derivatives, colours, live }: Parts,
  { id, sha256 }: AssetRow,
  path: string,
): Promise<void> {
  const image = await identifyImage(path);
  if (typeof image === "string") return;
  const { mime, hasAlpha, frames, isIrregular } = image;
  const original = { withFile: localFile(path), sha256, mime };
  // The first reading left everything but BMP to sharp.
  const looksOther = await hasColoursOfItsOwn(path, mime);
  const derived = looksOther ? await derivatives.make(original) : undefined;
  const seen = derived ? { thumbhash: derived.thumbhash, colours: null } : {};
  const changed = await reviseKeptAsset(database, id, {
    has_alpha: hasAlpha ? 1 : 0,
    frames,
    is_irregular: isIrregular ? 1 : 0,
    reading: currentReading,
    ...seen,
  });
  if (!changed || !looksOther) return;
  colours.find(changed);
  live.publish({ type: "asset", asset: await presentAsset(database, changed) });
}
