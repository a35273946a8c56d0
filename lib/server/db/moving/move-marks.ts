import "server-only";
import type { Database } from "@/lib/server/db/database";
import { deleteSetting, findSettings, putSetting } from "@/lib/server/db/setting-rows";

/**
 * What a database says of moves. Of two databases with the same library at most one has neither of the
 * first two marks, so that no two studios ever work on it.
 */
export interface MoveMarks {
  /** Where the library went; this is what stayed behind. */
  movedTo: string | undefined;
  /** Where it comes from, as long as it has not left there. */
  arrivingFrom: string | undefined;
  /** Equal at both ends of one move. */
  move: string | undefined;
  /** Where a move has brought the originals. */
  originals: string | undefined;
}

const names = {
  movedTo: "moved-to",
  arrivingFrom: "arriving-from",
  move: "move",
  originals: "originals",
} satisfies Record<keyof MoveMarks, string>;

export async function readMoveMarks(database: Database): Promise<MoveMarks> {
  const found = await findSettings(database, Object.values(names));
  return {
    movedTo: found.get(names.movedTo),
    arrivingFrom: found.get(names.arrivingFrom),
    move: found.get(names.move),
    originals: found.get(names.originals),
  };
}

/** Whether the library is, or was, about to be at home elsewhere: nothing may be sent from here. */
export async function isElsewhere(database: Database): Promise<boolean> {
  const { movedTo, arrivingFrom } = await readMoveMarks(database);
  return movedTo !== undefined || arrivingFrom !== undefined;
}

/** Call in the transaction that fills the new place. */
export async function markArriving(database: Database, move: string, from: string): Promise<void> {
  await putSetting(database, names.move, move);
  await putSetting(database, names.arrivingFrom, from);
}

/** From here on the new place is the library's. */
export async function markMoved(database: Database, move: string, to: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await putSetting(transaction, names.move, move);
    await putSetting(transaction, names.movedTo, to);
  });
}

export async function markArrived(database: Database): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await deleteSetting(transaction, names.arrivingFrom);
    await deleteSetting(transaction, names.move);
  });
}

export const markOriginals = (database: Database, place: string) =>
  putSetting(database, names.originals, place);

/** A copy of a library has its originals wherever its studio is told. */
export const forgetOriginalsPlace = (database: Database) =>
  deleteSetting(database, names.originals);

/** Makes what stayed behind a library that can be opened. */
export async function forgetMove(database: Database): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (const name of Object.values(names)) await deleteSetting(transaction, name);
  });
}
