import "server-only";
import {
  type ColourHit,
  type ColourIndex,
  coloursEach,
  createColourIndex,
} from "@/lib/core/library/colour-index";
import { extractPalette } from "@/lib/core/palette/extract";
import type { Palette } from "@/lib/core/palette/palette";
import { type AssetRow, presentAsset } from "@/lib/server/db/assets/asset-rows";
import { reviseKeptAsset } from "@/lib/server/db/assets/revised-assets";
import { listColoursAfter, listWithoutColours } from "@/lib/server/db/assets/walk-assets";
import { storedColours } from "@/lib/server/db/stored-json";
import type { Database } from "../db/database";
import type { HeardEvent, LiveHub } from "../live/live-hub";
import type { Log } from "../observe/log";
import { storageFaultOf } from "../storage-fault";
import type { BlobStore } from "./blobs/blob-store";
import { originalIn } from "./blobs/original";
import { withPixels } from "./decoding/decoder";
import { createWorkTurns } from "./decoding/work-turns";
import type { DerivativeStore } from "./derivatives";
import { type DecodedPixels, fromPixels, localFile } from "./pixels";

/** The colours of all images: extracted in the background, searched in memory. */
export interface Colours {
  /**
   * Extracts an image's colours when the server is idle, and announces them to every page.
   */
  find: (asset: AssetRow) => void;
  /** The images that contain all of these colours `#RRGGBB`, nearest first. */
  nearest: (hexes: string[]) => Promise<ColourHit[]>;
  close: () => Promise<void>;
}

interface Parts {
  database: Database;
  blobs: BlobStore;
  derivatives: DerivativeStore;
  live: LiveHub;
  log: Log;
}

/**
 * An image scaled to this side keeps the shares of its colours and takes only milliseconds to
 * analyse.
 */
const sidePx = 64;
const readAtOnce = 1_000;
const foundAtOnce = 50;

/**
 * Loads the known colours of all images, then looks for the missing ones. Events tell of colours that
 * another process has found, and of images that are gone.
 */
export function openColours(parts: Parts): Colours {
  let index = createColourIndex();
  /** What is to take its place, while all colours are loaded again. */
  let next: ColourIndex | undefined;
  const inTurn = createWorkTurns(1);
  const ending = new AbortController();
  const known = readKnown(parts.database, ending.signal, index.put);
  const underWay = new Set<Promise<void>>();
  // Colours are a convenience; a failing database shows everywhere else.
  const warn = (error: unknown) => parts.log.warn({ err: error }, "colours");

  const put = (orderKey: number, colours: Palette) => {
    index.put(orderKey, colours);
    next?.put(orderKey, colours);
  };
  const remove = (orderKey: number) => {
    index.remove(orderKey);
    next?.remove(orderKey);
  };

  const find = (asset: AssetRow) => {
    if (ending.signal.aborted) return;
    if (asset.colours !== null) {
      put(asset.order_key, storedColours(asset.colours));
      return;
    }
    const work = inTurn(() => findColours(parts, asset, ending.signal, put)).finally(() =>
      underWay.delete(work),
    );
    underWay.add(work);
  };

  const fill = known.then(() => fillIn(parts.database, ending.signal, find, underWay));
  const filled = fill.catch(warn);

  const loadAgain = async () => {
    const fresh = createColourIndex();
    next = fresh;
    await readKnown(parts.database, ending.signal, fresh.put);
    // Another time may have begun meanwhile.
    if (next === fresh) [index, next] = [fresh, undefined];
  };
  const follow = (event: HeardEvent) => {
    if (ending.signal.aborted) return;
    if (event.type === "assetsGone") event.orderKeys.forEach(remove);
    if (event.type === "asset" && event.asset.colours) {
      put(event.asset.orderKey, event.asset.colours);
    }
    if (event.type !== "reset") return;
    const work = loadAgain()
      .catch(warn)
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };
  parts.live.onEvent(follow);
  return {
    find,
    async nearest(hexes) {
      await known;
      return index.nearest(hexes);
    },
    async close() {
      ending.abort();
      await filled;
      await Promise.allSettled(underWay);
    },
  };
}

/** In chunks, so that a large library does not keep the first visitor waiting. */
async function readKnown(
  database: Database,
  signal: AbortSignal,
  put: (orderKey: number, colours: Palette) => void,
): Promise<void> {
  let behind = -1;
  while (!signal.aborted) {
    const rows = await listColoursAfter(database, behind, readAtOnce);
    for (const { order_key, colours } of rows) {
      if (colours !== null) put(order_key, storedColours(colours));
    }
    const last = rows.at(-1);
    if (!last) return;
    behind = last.order_key;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function fillIn(
  database: Database,
  signal: AbortSignal,
  find: (asset: AssetRow) => void,
  underWay: Set<Promise<void>>,
): Promise<void> {
  let before = Number.MAX_SAFE_INTEGER;
  while (!signal.aborted) {
    const rows = await listWithoutColours(database, before, foundAtOnce);
    const last = rows.at(-1);
    if (!last) return;
    before = last.order_key;
    for (const row of rows) find(row);
    await Promise.allSettled(underWay);
  }
}

async function findColours(
  { database, blobs, derivatives, live, log }: Parts,
  { id, sha256, mime, order_key }: AssetRow,
  signal: AbortSignal,
  put: (orderKey: number, colours: Palette) => void,
): Promise<void> {
  if (signal.aborted) return;
  try {
    const path = await derivatives.pathOf("thumb", originalIn(blobs, { sha256, mime }));
    const thumb = { withFile: localFile(path), mime: "image/webp" };
    const colours = await withPixels(thumb, sidePx, coloursOf);
    if (signal.aborted) return;
    const row = await reviseKeptAsset(database, id, { colours: JSON.stringify(colours) });
    if (!row) return;
    put(order_key, colours);
    live.publish({ type: "asset", asset: await presentAsset(database, row) });
  } catch (error) {
    // Left for the next start; the image itself is fine without.
    if (!storageFaultOf(error)) log.warn({ err: error, assetId: id }, "colours");
  }
}

async function coloursOf(pixels: DecodedPixels): Promise<Palette> {
  const { data, info } = await fromPixels(pixels)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return extractPalette({ data, width: info.width, height: info.height }, coloursEach).palette;
}
