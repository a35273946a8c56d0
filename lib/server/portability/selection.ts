import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ExportRequest } from "@/lib/core/api/portability";
import type { Database } from "../db/database";
import { type Refusal, refuse } from "../refusal";
import { portionSize, portions } from "./portions";

/** The content of an archive, decided before its download begins. */
export interface Selection {
  /**
   * The chosen images, then the inputs of their runs, then the inputs of the runs that made those.
   */
  assetIds: string[];
  /** How many of them were chosen. */
  chosen: number;
  /** The runs that made them. */
  generationIds: string[];
  bytes: number;
  /** Whether it is nothing but the chosen images. */
  isPlain: boolean;
}

interface Candidate {
  id: string;
  generation_id: string | null;
  bytes: number;
}

/** Refused with `notFound` if there is no such board, with `export.empty` if nothing is left. */
export async function selectImages(
  database: Database,
  wanted: ExportRequest,
): Promise<Selection | Refusal<"notFound" | "export.empty">> {
  if ("boardId" in wanted && !(await hasBoard(database, wanted.boardId))) return refuse("notFound");
  const assets = new Map<string, Candidate>();
  for await (const candidates of chosenImages(database, wanted)) {
    for (const candidate of candidates) assets.set(candidate.id, candidate);
  }
  if (assets.size === 0) return refuse("export.empty");
  const chosen = assets.size;
  const isPlain = wanted.plain === true;
  const generationIds = new Set<string>();
  const runsOf = (candidates: Iterable<Candidate>) =>
    [...candidates].flatMap(({ generation_id: id }) => (id === null ? [] : [id]));
  let unseen = isPlain ? [] : runsOf(assets.values());
  while (unseen.length > 0) {
    const fresh = new Set(unseen.filter((id) => !generationIds.has(id)));
    for (const id of fresh) generationIds.add(id);
    const found: Candidate[] = [];
    for await (const ids of portions([...fresh])) {
      const inputs = await inputsOf(database, ids);
      const added = inputs.filter(({ id }) => !assets.has(id));
      for (const input of added) assets.set(input.id, input);
      found.push(...added);
    }
    unseen = runsOf(found);
  }
  return {
    assetIds: [...assets.keys()],
    chosen,
    generationIds: [...generationIds],
    bytes: [...assets.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    isPlain,
  };
}

const kept = (database: Database) =>
  database
    .selectFrom("assets")
    .select(["assets.id", "assets.generation_id", "assets.bytes", "assets.order_key"])
    .where("assets.purged_at", "is", null);

async function* chosenImages(
  database: Database,
  wanted: ExportRequest,
): AsyncGenerator<Candidate[]> {
  if ("assetIds" in wanted) {
    for await (const ids of portions(wanted.assetIds)) {
      yield await kept(database).where("assets.id", "in", ids).execute();
    }
    return;
  }
  let query = kept(database)
    .where("assets.trashed_at", "is", null)
    .orderBy("assets.order_key", "desc")
    .limit(portionSize);
  if ("boardId" in wanted) {
    query = query.where("assets.id", "in", (board) =>
      board
        .selectFrom("board_assets")
        .select("board_assets.asset_id")
        .where("board_assets.board_id", "=", wanted.boardId),
    );
  }
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = await query.where("assets.order_key", "<", before).execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    await nextTurn();
    before = last.order_key;
  }
}

async function hasBoard(database: Database, id: string): Promise<boolean> {
  const board = await database
    .selectFrom("boards")
    .select("id")
    .where("id", "=", id)
    .where("trashed_at", "is", null)
    .executeTakeFirst();
  return board !== undefined;
}

function inputsOf(database: Database, generationIds: string[]): Promise<Candidate[]> {
  return database
    .selectFrom("generation_inputs as input")
    .innerJoin("assets", "assets.id", "input.asset_id")
    .select(["assets.id", "assets.generation_id", "assets.bytes"])
    .where("input.generation_id", "in", generationIds)
    .distinct()
    .execute();
}
