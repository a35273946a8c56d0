import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { BlobStore } from "./assets/blobs/blob-store";
import type { BucketPlace } from "./bucket-place";
import type { Database } from "./db/database";
import { probeDatabase } from "./db/setting-rows";
import { type StorageFault, storageFaultOf } from "./storage-fault";

/** Tells what keeps the studio from working; undefined if nothing does. */
export type HealthProbe = () => Promise<StorageFault | undefined>;

/** Anybody may ask, and each probe writes to the disk and may be billed by a store. */
const keptMs = 2_000;
/** Balancers wait no longer. */
const limitMs = 5_000;

/** Asks the database and the store of images, once for all who want to know at about the same time. */
export function openHealthProbe({
  database,
  blobs,
  bucket,
}: {
  database: Database;
  blobs: Pick<BlobStore, "probe">;
  bucket: BucketPlace | undefined;
}): HealthProbe {
  const probe = async () => {
    const faults = await Promise.all([
      within(probeDatabase(database), "storage.away"),
      within(blobs.probe(), bucket ? "storage.unreachable" : "storage.failed"),
    ]);
    return faults.find((fault) => fault !== undefined);
  };
  let last: { answer: ReturnType<HealthProbe>; endsAt: number } | undefined;
  return () => {
    if (last && performance.now() < last.endsAt) return last.answer;
    const current = { answer: probe(), endsAt: Number.POSITIVE_INFINITY };
    last = current;
    void current.answer.then(() => {
      current.endsAt = performance.now() + keptMs;
    });
    return current.answer;
  };
}

/** The fault of work, or `late` if it has not ended in time. */
async function within(work: Promise<void>, late: StorageFault): Promise<StorageFault | undefined> {
  const timer = new AbortController();
  try {
    return (
      (await Promise.race([work, sleep(limitMs, late, { signal: timer.signal })])) ?? undefined
    );
  } catch (error) {
    return storageFaultOf(error) ?? "storage.failed";
  } finally {
    timer.abort();
  }
}
