import "server-only";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { copyOriginals } from "../assets/blobs/copy-originals";
import { openBlobReader, openBlobStore } from "../assets/blobs/open-blob-store";
import { backupMark } from "../backup-mark";
import { ConfigurationError } from "../config";
import type { Database } from "../db/database";
import { lockDataFolder } from "../db/folder-lock";
import { libraryId } from "../db/library-id";
import { copyLibrary, holdsLibrary } from "../db/moving/copy-library";
import {
  markArrived,
  markArriving,
  markMoved,
  markOriginals,
  readMoveMarks,
} from "../db/moving/move-marks";
import { type KnownOriginal, readOriginals } from "../db/originals";
import { openPrivateFolder } from "../private-files";
import { type HeldDatabase, holdDatabase, holdTarget, type TargetDatabase } from "./held-database";
import { refuseMoved } from "./refuse-moved";
import { originalsPlace, type StudioPlace } from "./studio-place";

/** What a move has just done. */
type MoveStep =
  | { step: "original"; done: number; of: number }
  | { step: "rows"; table: string; count: number }
  | { step: "arrived" | "settled" | "left" | "done" };

interface Move {
  /** Of both places: what is in neither the database nor the store stays in it. */
  dataDir: string;
  from: StudioPlace;
  to: StudioPlace;
  /** Whether images whose originals are lost already keep nothing from moving. */
  leavesLost: boolean;
  report: (step: MoveStep) => void;
}

/** What has moved. */
interface Moved {
  images: number;
  /** How many of the originals were not there yet; undefined if they stay where they are. */
  copied: number | undefined;
  lost: KnownOriginal[];
}

/**
 * Moves a library's database, its originals, or both, while no studio has them. What was there stays
 * as it was, and is marked once everything has arrived and been read back. Before that, it is the
 * library, however this ends; afterwards the new place is.
 * @throws ConfigurationError with a message for a person if nothing has been moved
 */
export async function moveStudio(move: Move): Promise<Moved> {
  const { dataDir, from, to } = move;
  await openPrivateFolder(dataDir);
  const lock = lockDataFolder(dataDir);
  const held: { close: () => Promise<void> }[] = [];
  try {
    if (existsSync(join(dataDir, backupMark))) {
      throw new ConfigurationError(
        `${dataDir} was restored from a backup. Start the studio there once before it moves.`,
      );
    }
    const source = await holdDatabase(from.databaseUrl, dataDir);
    held.push(source);
    if (from.databaseUrl === to.databaseUrl) return await moveOriginalsOnly(move, source);
    const target = await holdTarget(to.databaseUrl, dataDir);
    held.push(target);
    return await moveAll(move, source, target);
  } finally {
    for (const { close } of held.toReversed()) await close();
    lock.release();
  }
}

async function moveOriginalsOnly(move: Move, source: HeldDatabase): Promise<Moved> {
  const { from, to, report } = move;
  await refuseMoved(source.database, from);
  const moved = await moveOriginals(move, source.database);
  source.check();
  await markOriginals(source.database, originalsPlace(to.bucket));
  report({ step: "done" });
  return moved;
}

async function moveAll(move: Move, source: HeldDatabase, target: TargetDatabase): Promise<Moved> {
  const { from, to, report } = move;
  if (await hasArrived(source, target)) {
    // An earlier move ended between its last two steps.
    await arrive(move, target.present ?? target.database);
    const { images } = await readOriginals(source.database);
    return { images: images.length, copied: undefined, lost: [] };
  }
  await refuseMoved(source.database, from);
  // It goes along, and tells later whose both places are.
  await refuseOccupied(await libraryId(source.database), target);
  const isSameStore = originalsPlace(from.bucket) === originalsPlace(to.bucket);
  const moved = isSameStore
    ? { images: (await readOriginals(source.database)).images.length, copied: undefined, lost: [] }
    : await moveOriginals(move, source.database);

  const id = randomUUID();
  await target.database.transaction().execute(async (transaction) => {
    await copyLibrary(source.database, transaction, (table, count) =>
      report({ step: "rows", table, count }),
    );
    if (!isSameStore) await markOriginals(transaction, originalsPlace(to.bucket));
    await markArriving(transaction, id, source.name);
  });
  report({ step: "arrived" });
  await target.settle();
  report({ step: "settled" });
  source.check();
  target.check();
  await markMoved(source.database, id, target.name);
  report({ step: "left" });
  await arrive(move, target.database);
  return moved;
}

async function arrive({ report }: Move, database: Database): Promise<void> {
  await markArrived(database);
  report({ step: "done" });
}

/** Whether the library is at the target already, and has left the source, but nobody may open it yet. */
async function hasArrived(source: HeldDatabase, { present }: TargetDatabase): Promise<boolean> {
  if (!present) return false;
  const left = await readMoveMarks(source.database);
  const there = await readMoveMarks(present);
  const isOfOneMove = left.move !== undefined && left.move === there.move;
  return isOfOneMove && left.movedTo !== undefined && there.arrivingFrom !== undefined;
}

/**
 * Lets a library only into an empty place, one that it has left, or one where it had not quite arrived.
 * @throws ConfigurationError
 */
async function refuseOccupied(library: string, { present, name }: TargetDatabase): Promise<void> {
  if (!present || !(await holdsLibrary(present))) return;
  const { movedTo, arrivingFrom } = await readMoveMarks(present);
  const isLeft = movedTo !== undefined || arrivingFrom !== undefined;
  if (isLeft && (await libraryId(present)) === library) return;
  throw new ConfigurationError(
    `There is another library in ${name}, which would be lost. Name an empty place.`,
  );
}

async function moveOriginals(move: Move, database: Database): Promise<Moved> {
  const { dataDir, from, to, leavesLost, report } = move;
  const folder = join(dataDir, "blobs");
  const { images } = await readOriginals(database);
  const reader = await openBlobReader(from.bucket, folder);
  const store = await openBlobStore(to.bucket, folder, (sentence) => {
    throw new ConfigurationError(sentence);
  });
  await store.claim?.(await libraryId(database));
  const of = new Set(images.map(({ sha256 }) => sha256)).size;
  let done = 0;
  const { count, lost } = await copyOriginals({
    images,
    from: reader,
    to: store,
    isChecked: true,
    report() {
      done += 1;
      report({ step: "original", done, of });
    },
  });
  if (lost.length > 0 && !leavesLost) {
    const [first] = lost;
    throw new ConfigurationError(
      `${lost.length} images are missing or damaged where they are, the first of them ${first?.id} (${first?.name}). See npm run check:data. To move without them, add --leave-lost.`,
    );
  }
  return { images: images.length, copied: count, lost };
}
