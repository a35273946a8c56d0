import { z } from "zod";
import { keepText, pageStorage } from "@/lib/client/browser/page-storage";
import { parseJson } from "@/lib/client/browser/parse-json";

/** The user's position in a list of the library. */
const positionSchema = z.object({
  /** How many entries follow: new ones in front do not change this. */
  fromEnd: z.number(),
  /** How far that entry's row was scrolled out of view, in CSS pixels. */
  offset: z.number(),
});
export type GridPosition = z.infer<typeof positionSchema>;

const storageKey = "swatchbox.grid-positions";
const positionsSchema = z.record(z.string(), positionSchema);
/** How many lists are remembered; the oldest are dropped. */
const mostLists = 20;

function readPositions(): Record<string, GridPosition> {
  const stored = parseJson(pageStorage("sessionStorage").getItem(storageKey) ?? "null");
  return positionsSchema.safeParse(stored).data ?? {};
}

/** The last position in a list in this tab; undefined for its beginning. */
export const gridPositionOf = (search: string): GridPosition | undefined => readPositions()[search];

/** Remembers the position in a list while the tab is open; undefined is its beginning. */
export function keepGridPosition(search: string, position: GridPosition | undefined): void {
  const { [search]: _, ...others } = readPositions();
  const kept = Object.entries(others).slice(1 - mostLists);
  const next = { ...Object.fromEntries(kept), ...(position ? { [search]: position } : {}) };
  keepText(pageStorage("sessionStorage"), storageKey, JSON.stringify(next));
}
