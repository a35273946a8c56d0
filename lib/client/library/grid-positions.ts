import { z } from "zod";
import { keepText, pageStorage } from "@/lib/client/browser/page-storage";
import { parseJson } from "@/lib/client/browser/parse-json";

/** Where somebody was in a list of the library. */
const positionSchema = z.object({
  /** How many entries follow, which newer ones in front do not change. */
  fromEnd: z.number(),
  /** How far the row of that entry had been scrolled out, in CSS pixels. */
  offset: z.number(),
});
export type GridPosition = z.infer<typeof positionSchema>;

const storageKey = "swatchbox.grid-positions";
const positionsSchema = z.record(z.string(), positionSchema);
/** So many lists are remembered, the latest ones. */
const mostLists = 20;

function readPositions(): Record<string, GridPosition> {
  const stored = parseJson(pageStorage("sessionStorage").getItem(storageKey) ?? "null");
  return positionsSchema.safeParse(stored).data ?? {};
}

/** Where a list was left in this tab; undefined at its beginning. */
export const gridPositionOf = (search: string): GridPosition | undefined => readPositions()[search];

/** Remembers where a list is left, as long as the tab lives; undefined is its beginning. */
export function keepGridPosition(search: string, position: GridPosition | undefined): void {
  const { [search]: _, ...others } = readPositions();
  const kept = Object.entries(others).slice(1 - mostLists);
  const next = { ...Object.fromEntries(kept), ...(position ? { [search]: position } : {}) };
  keepText(pageStorage("sessionStorage"), storageKey, JSON.stringify(next));
}
