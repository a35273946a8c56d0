import type { Asset } from "../api/asset";

/** What a selection remembers about an image, to show it and to undo changes. */
export type Marked = Pick<
  Asset,
  "id" | "rating" | "starred" | "boardIds" | "tags" | "trashedAt" | "urls"
>;

/**
 * What is selected of one kind. `stretch` is the Shift range from the last one selected by itself; it
 * is replaced with each step, while earlier choices stay.
 */
export interface Selection<Entry extends { id: string } = Marked> {
  kept: ReadonlyMap<string, Entry>;
  stretch: ReadonlyMap<string, Entry>;
}

export const noSelection: Selection<never> = {
  kept: new Map<string, never>(),
  stretch: new Map<string, never>(),
};

const byId = <Entry extends { id: string }>(entries: Entry[]) =>
  new Map(entries.map((entry) => [entry.id, entry]));

export const isSelected = ({ kept, stretch }: Selection<{ id: string }>, id: string) =>
  kept.has(id) || stretch.has(id);

/** Everything selected, in the order of selection. */
export function selectedOf<Entry extends { id: string }>({
  kept,
  stretch,
}: Selection<Entry>): Entry[] {
  return [...new Map([...kept, ...stretch]).values()];
}

export const selectedCount = ({ kept, stretch }: Selection<{ id: string }>) =>
  kept.size + [...stretch.keys()].filter((id) => !kept.has(id)).length;

/** Adds or removes one. */
export function withToggled<Entry extends { id: string }>(
  selection: Selection<Entry>,
  entry: Entry,
): Selection<Entry> {
  const kept = byId(selectedOf(selection));
  if (!kept.delete(entry.id)) kept.set(entry.id, entry);
  return { kept, stretch: new Map() };
}

/** Replaces the Shift range. */
export function withStretch<Entry extends { id: string }>(
  selection: Selection<Entry>,
  entries: Entry[],
): Selection<Entry> {
  return { kept: selection.kept, stretch: byId(entries) };
}

/** Makes the range, such as what a rectangle caught, a permanent part of the selection. */
export function withStretchKept<Entry extends { id: string }>(
  selection: Selection<Entry>,
): Selection<Entry> {
  return { kept: byId(selectedOf(selection)), stretch: new Map() };
}

export function withoutSome<Entry extends { id: string }>(
  selection: Selection<Entry>,
  ids: readonly string[],
): Selection<Entry> {
  const gone = new Set(ids);
  const rest = (entries: ReadonlyMap<string, Entry>) =>
    new Map([...entries].filter(([id]) => !gone.has(id)));
  return { kept: rest(selection.kept), stretch: rest(selection.stretch) };
}

/** Updates one if it is selected. */
export function withNews<Entry extends { id: string }>(
  selection: Selection<Entry>,
  news: Entry,
): Selection<Entry> {
  const renewed = (entries: ReadonlyMap<string, Entry>) =>
    entries.has(news.id) ? new Map(entries).set(news.id, news) : entries;
  return { kept: renewed(selection.kept), stretch: renewed(selection.stretch) };
}

/** Chunks small enough for one call each. */
export function chunksOf<Entry>(entries: Entry[], most: number): Entry[][] {
  const count = Math.ceil(entries.length / most);
  return Array.from({ length: count }, (_, turn) => entries.slice(turn * most, (turn + 1) * most));
}
