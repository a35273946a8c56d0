import { join } from "node:path";
import { openFolderStore } from "@/lib/server/assets/blobs/folder-store";
import { type Colours, openColours } from "@/lib/server/assets/colours";
import { openDerivativeStore } from "@/lib/server/assets/derivatives";
import { type AssetStores, ingest } from "@/lib/server/assets/ingest";
import type { AssetRow } from "@/lib/server/db/assets/asset-rows";
import type { Database } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/open-database";
import { createLiveHub } from "@/lib/server/live/hub-here";
import type { LiveHub } from "@/lib/server/live/live-hub";
import { createLog } from "@/lib/server/observe/log";
import { freshFolder } from "./processes";

/** A studio's images without the studio: its real stores in a folder of their own. */
export interface KeptImages {
  stores: AssetStores & { colours: Colours };
  folder: string;
  /** Saves an upload. */
  keep: (content: Buffer) => Promise<AssetRow>;
  close: () => Promise<void>;
}

/** @param shared what several studios have in common; without it, each is alone */
export async function openKeptImages(shared?: {
  database: Database;
  live: LiveHub;
}): Promise<KeptImages> {
  const folder = await freshFolder();
  const parts = {
    database: shared?.database ?? (await openDatabase(join(folder, "studio.sqlite"))),
    blobs: await openFolderStore(join(folder, "blobs")),
    derivatives: await openDerivativeStore(join(folder, "derivatives")),
    live: shared?.live ?? createLiveHub(),
    log: createLog("silent", []),
  };
  const stores = { ...parts, colours: openColours(parts) };
  return {
    stores,
    folder,
    async keep(content) {
      async function* bytes() {
        yield content;
      }
      const staged = await stores.blobs.stage(bytes(), Number.MAX_SAFE_INTEGER);
      if (staged === "tooManyBytes") throw new Error("The file is too large.");
      const result = await ingest(stores, staged, "picture", { kind: "upload" });
      if (typeof result === "string") throw new Error(result);
      return result.asset;
    },
    async close() {
      await stores.colours.close();
      if (!shared) await stores.database.destroy();
    },
  };
}
