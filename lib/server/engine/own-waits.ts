import "server-only";
import { type OwnWait, ownWaitsOf, waitKindOf } from "@/lib/core/generation/wait/own-waits";
import type { Catalog } from "@/lib/core/models/catalog";
import type { EndpointId } from "@/lib/core/models/region";
import type { Database } from "@/lib/server/db/database";
import { findWaitRows } from "@/lib/server/db/generations/wait-rows";

/** How long the endpoint's runs took, by kind. */
export interface OwnWaits {
  read: () => Promise<OwnWait[]>;
  /** Called when a run has succeeded. */
  forget: () => void;
}

interface Parts {
  database: Database;
  endpoint: { id: EndpointId };
  models: Catalog;
}

/** Remembers the waits until another run has succeeded: every open page asks for them then. */
export function openOwnWaits(parts: Parts): OwnWaits {
  let known: Promise<OwnWait[]> | undefined;
  return {
    read() {
      known ??= readWaits(parts).catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return known;
    },
    forget() {
      known = undefined;
    },
  };
}

/** From being sent, which is after the studio's own queue, until the images were kept. */
async function readWaits({ database, endpoint, models }: Parts): Promise<OwnWait[]> {
  const ids = models.map(({ id }) => id);
  const rows = await findWaitRows(database, endpoint.id, ids);
  const samples = rows.flatMap(({ model: id, request, sentAt, endedAt }) => {
    const model = models.find((one) => one.id === id);
    if (!model || sentAt === null || endedAt === null || endedAt < sentAt) return [];
    return [{ kind: waitKindOf(request, model), seconds: (endedAt - sentAt) / 1000 }];
  });
  return ownWaitsOf(samples);
}
