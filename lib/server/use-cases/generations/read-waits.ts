import "server-only";
import type { Waits } from "@/lib/core/api/wait";
import { type OwnWait, ownWaitsOf, waitKindOf } from "@/lib/core/generation/wait/own-waits";
import { findWaitRows } from "@/lib/server/db/generations/wait-rows";
import type { Studio } from "@/lib/server/studio";

/** How long the active endpoint's runs took, by kind. */
export async function readWaits(studio: Studio): Promise<Waits> {
  return {
    waits: await waitsOf(
      studio,
      studio.models.map(({ id }) => id),
    ),
  };
}

/**
 * How long the active endpoint's runs of some models took: from being sent, which is after the
 * studio's own queue, until their images were kept.
 */
export async function waitsOf(
  { database, endpoint, models }: Studio,
  ids: string[],
): Promise<OwnWait[]> {
  const rows = await findWaitRows(database, endpoint.id, ids);
  const samples = rows.flatMap(({ model: id, request, sentAt, endedAt }) => {
    const model = models.find((one) => one.id === id);
    if (!model || sentAt === null || endedAt === null || endedAt < sentAt) return [];
    return [{ kind: waitKindOf(request, model), seconds: (endedAt - sentAt) / 1000 }];
  });
  return ownWaitsOf(samples);
}
