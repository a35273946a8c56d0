import type { LiveEvent } from "@/lib/core/api/live-event";
import type { Database } from "@/lib/server/db/database";
import { openPostgres } from "@/lib/server/db/open-postgres";
import type { LiveHub } from "@/lib/server/live/live-hub";
import { openSharedHub, type SharedHub } from "@/lib/server/live/shared-hub";
import { createLog } from "@/lib/server/observe/log";
import { anAsset } from "./asset";

/** What one process has of a library that several serve. */
export interface Replica {
  hub: SharedHub;
  database: Database;
  stop: () => Promise<void>;
}

export async function openReplica(address: string): Promise<Replica> {
  const database = await openPostgres(address);
  const hub = await openSharedHub({ database, address, log: createLog("silent", []) });
  return {
    hub,
    database,
    async stop() {
      hub.close();
      await hub.stop();
      await database.destroy();
    },
  };
}

export const eventNamed = (name: string): LiveEvent => ({
  type: "asset",
  asset: anAsset({ name }),
});

/** A page at a hub, with all that it has heard since it was opened, wherever it listened. */
export interface HeardPage {
  /** Names of images, or the types of other events. */
  heard: string[];
  ids: string[];
  isClosed: boolean;
  leave: () => void;
}

/** @param before the page as it was at another hub, or at this one */
export function openPage(hub: LiveHub, before?: HeardPage, sessionId?: string): HeardPage {
  const decoder = new TextDecoder();
  const page: HeardPage = {
    heard: [...(before?.heard ?? [])],
    ids: [...(before?.ids ?? [])],
    isClosed: false,
    leave: () => undefined,
  };
  page.leave = hub.listen(
    (bytes) => {
      const text = decoder.decode(bytes);
      const field = (name: string) => new RegExp(`^${name}: (.+)$`, "m").exec(text)?.[1] ?? "";
      page.ids.push(field("id"));
      const type = field("event");
      page.heard.push(type === "asset" ? JSON.parse(field("data")).asset.name : type);
    },
    () => {
      page.isClosed = true;
      page.leave();
    },
    page.ids.at(-1),
    sessionId,
  );
  return page;
}
