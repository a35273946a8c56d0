import type { QueryClient } from "@tanstack/react-query";
import { askAfresh } from "@/lib/client/queries/ask-afresh";
import { assetQuery } from "@/lib/client/queries/assets";
import { batchesQuery, batchQuery } from "@/lib/client/queries/batches";
import {
  generationQuery,
  generationsQuery,
  withoutImagesQuery,
} from "@/lib/client/queries/generations";
import { spendQuery } from "@/lib/client/queries/spend";
import { waitsQuery } from "@/lib/client/queries/waits";
import { noteRun } from "@/lib/client/stage/on-stage";
import type { Asset } from "@/lib/core/api/asset";
import type { BatchEnvelope, BatchSummary } from "@/lib/core/api/batch";
import type { Generation } from "@/lib/core/api/generation";
import type { LiveEvent } from "@/lib/core/api/live-event";
import { newest } from "@/lib/core/api/newest";
import { isOpen } from "@/lib/core/generation/status";
import {
  askAgainForDecisions,
  countAgain,
  receiveIntoLists,
  removeFromLists,
} from "./library-cache";

// Everything the server reports comes in here, from events and answers alike. Of two states, the
// one with the greater revision wins.

/** Puts an event into the cache. */
export function receiveEvent(client: QueryClient, event: LiveEvent): void {
  switch (event.type) {
    case "generation":
      receiveGeneration(client, event.generation);
      break;
    case "asset":
      receiveAsset(client, event.asset);
      break;
    case "assetsGone":
      removeFromLists(client, event.assetIds);
      break;
    case "boards":
      countAgain(client);
      break;
    case "batch":
      receiveBatch(client, event.batch);
      break;
    default:
      // An unhandled kind of event does not compile.
      event satisfies never;
  }
}

type GenerationListener = (told: Generation, before: Generation | undefined) => void;
const generationListeners = new Set<GenerationListener>();

/** Tells a listener outside the cache about every change of a run, until the returned function is called. */
export function hearOfGenerations(listener: GenerationListener): () => void {
  generationListeners.add(listener);
  return () => generationListeners.delete(listener);
}

/** Updates a run everywhere it is shown. */
export function receiveGeneration(client: QueryClient, told: Generation): void {
  const before =
    client.getQueryData(generationQuery(told.id).queryKey) ??
    client.getQueryData(generationsQuery.queryKey)?.find(({ id }) => id === told.id);
  if (!isOpen(told.status) || told.status === "storing") {
    void askAfresh(client, { queryKey: spendQuery.queryKey });
  }
  if (told.status === "succeeded") void askAfresh(client, { queryKey: waitsQuery.queryKey });
  tellStage(client, told);
  client.setQueryData(generationQuery(told.id).queryKey, (known) => newest(known, told));
  client.setQueryData(withoutImagesQuery.queryKey, (known) => known && withNewest(known, told));
  client.setQueryData(generationsQuery.queryKey, (known) => known && withRun(known, told));
  if (!before || before.revision < told.revision) {
    for (const hear of generationListeners) hear(told, before);
  }
  if (!told.batchId) return;
  client.setQueryData(
    batchQuery(told.batchId).queryKey,
    (known) => known && { ...known, generations: withNewest(known.generations, told) },
  );
}

/** Tells the stage of a run that begins or lands, unless it is an old one. */
function tellStage(client: QueryClient, told: Generation): void {
  const recent = client.getQueryData(generationsQuery.queryKey) ?? [];
  const known =
    client.getQueryData(generationQuery(told.id).queryKey) ??
    recent.find(({ id }) => id === told.id);
  // Run ids sort in the order in which the runs started.
  const isOld = !known && recent.some(({ id }) => id > told.id);
  if (!isOld) noteRun(known, newest(known, told));
}

const withNewest = (runs: Generation[], told: Generation): Generation[] =>
  runs.map((one) => (one.id === told.id ? newest(one, told) : one));

/** Inserts a run in order, newest first, because even an old one may have news. */
function withRun(runs: Generation[], told: Generation): Generation[] {
  if (runs.some(({ id }) => id === told.id)) return withNewest(runs, told);
  const older = runs.findIndex(({ id }) => id < told.id);
  return older === -1 ? [...runs, told] : runs.toSpliced(older, 0, told);
}

type AssetListener = (asset: Asset) => void;
const assetListeners = new Set<AssetListener>();

/** Tells a listener outside the cache about every change of an image, for the life of the page. */
export function hearOfAssets(listener: AssetListener): void {
  assetListeners.add(listener);
}

/** Puts an image into the library's lists and under its own id. */
export function receiveAsset(client: QueryClient, told: Asset): void {
  const key = assetQuery(told.id).queryKey;
  const asset = newest(client.getQueryData(key), told);
  client.setQueryData(key, asset);
  for (const hear of assetListeners) hear(asset);
  receiveIntoLists(client, asset);
}

/** Inserts a batch in order, newest first: one that was restored is an old one. */
function withBatch(batches: BatchSummary[], told: BatchSummary): BatchSummary[] {
  const older = batches.findIndex(({ id }) => id < told.id);
  return older === -1 ? [...batches, told] : batches.toSpliced(older, 0, told);
}

/** Puts a batch into the list of all, and fetches its cells again if they changed. */
export function receiveBatch(client: QueryClient, told: BatchSummary): void {
  const before = client.getQueryData(batchesQuery.queryKey)?.find(({ id }) => id === told.id);
  // As its runs progress, its revision stays, and so do the decisions.
  if (before?.revision !== told.revision) askAgainForDecisions(client);
  client.setQueryData(batchesQuery.queryKey, (known) => {
    if (!known) return known;
    if (told.trashedAt !== undefined) return known.filter(({ id }) => id !== told.id);
    const isKnown = known.some(({ id }) => id === told.id);
    return isKnown
      ? known.map((one) => (one.id === told.id ? newest(one, told) : one))
      : withBatch(known, told);
  });
  const { queryKey } = batchQuery(told.id);
  const envelope = client.getQueryData(queryKey);
  if (!envelope || envelope.batch.revision > told.revision) return;
  if (envelope.batch.revision < told.revision) void askAfresh(client, { queryKey });
  else client.setQueryData(queryKey, { ...envelope, batch: { ...envelope.batch, ...told } });
}

/**
 * Puts a whole batch under its own id. Its runs stay there: events tell everything else on the
 * page of those that have news, and a batch may have hundreds.
 */
export function receiveBatchEnvelope(client: QueryClient, told: BatchEnvelope): void {
  client.setQueryData(batchQuery(told.batch.id).queryKey, (known) => {
    if (known && known.batch.revision > told.batch.revision) return known;
    // News of a run does not raise the batch's revision, and may have overtaken this answer.
    const heard = new Map(known?.generations.map((run) => [run.id, run]));
    return { ...told, generations: told.generations.map((run) => newest(heard.get(run.id), run)) };
  });
}
