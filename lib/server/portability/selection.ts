import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import type { ExportRequest } from "@/lib/core/api/portability";
import { findExportRows, findInputRows, listExportRows } from "../db/assets/export-rows";
import { findBoardIds } from "../db/board-rows";
import type { Database } from "../db/database";
import { type Refusal, refuse } from "../refusal";
import { portionSize, portions } from "./portions";

/** The content of an archive, decided before its download begins. */
export const exportSelectionSchema = z.object({
  /**
   * The chosen images, then the inputs of their runs, then the inputs of the runs that made those.
   */
  assetIds: z.array(z.string()),
  /** How many of them were chosen. */
  chosen: z.int(),
  /** The runs that made them. */
  generationIds: z.array(z.string()),
  bytes: z.int(),
  /** Whether it is nothing but the chosen images. */
  isPlain: z.boolean(),
});
export type ExportSelection = z.infer<typeof exportSelectionSchema>;

interface Candidate {
  id: string;
  generation_id: string | null;
  bytes: number;
}

/** Refused with `notFound` if there is no such board, with `export.empty` if nothing is left. */
export async function selectImages(
  database: Database,
  wanted: ExportRequest,
): Promise<ExportSelection | Refusal<"notFound" | "export.empty">> {
  if ("boardId" in wanted) {
    const known = await findBoardIds(database, [wanted.boardId]);
    if (known.size === 0) return refuse("notFound");
  }
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
      const inputs = await findInputRows(database, ids);
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

async function* chosenImages(
  database: Database,
  wanted: ExportRequest,
): AsyncGenerator<Candidate[]> {
  if ("assetIds" in wanted) {
    for await (const ids of portions(wanted.assetIds)) {
      yield await findExportRows(database, ids);
    }
    return;
  }
  const boardId = "boardId" in wanted ? wanted.boardId : undefined;
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = await listExportRows(database, boardId, before, portionSize);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    await nextTurn();
    before = last.order_key;
  }
}
