import type { Asset } from "../api/asset";

/** What a selection remembers about an image, to show it and to undo changes. */
export type Marked = Pick<
  Asset,
  "id" | "rating" | "starred" | "boardIds" | "tags" | "trashedAt" | "urls"
>;

/**
 * The selected images. `stretch` is the Shift range from the last image selected by itself; it is
 * replaced with each step, while earlier choices stay.
 */
export interface Selection {
  kept: ReadonlyMap<string, Marked>;
  stretch: ReadonlyMap<string, Marked>;
}

export const noSelection: Selection = { kept: new Map(), stretch: new Map() };

const byId = (images: Marked[]) => new Map(images.map((image) => [image.id, image]));

export const isSelected = ({ kept, stretch }: Selection, id: string) =>
  kept.has(id) || stretch.has(id);

/** Every selected image, in the order of selection. */
export function selectedImages({ kept, stretch }: Selection): Marked[] {
  return [...new Map([...kept, ...stretch]).values()];
}

export const selectedCount = ({ kept, stretch }: Selection) =>
  kept.size + [...stretch.keys()].filter((id) => !kept.has(id)).length;

/** Adds or removes one image. */
export function withToggled(selection: Selection, image: Marked): Selection {
  const kept = byId(selectedImages(selection));
  if (!kept.delete(image.id)) kept.set(image.id, image);
  return { kept, stretch: new Map() };
}

/** Replaces the Shift range. */
export function withStretch(selection: Selection, images: Marked[]): Selection {
  return { kept: selection.kept, stretch: byId(images) };
}

/** Makes the range, such as what a rectangle caught, a permanent part of the selection. */
export function withStretchKept(selection: Selection): Selection {
  return { kept: byId(selectedImages(selection)), stretch: new Map() };
}

export function withoutImages(selection: Selection, ids: readonly string[]): Selection {
  const gone = new Set(ids);
  const rest = (images: ReadonlyMap<string, Marked>) =>
    new Map([...images].filter(([id]) => !gone.has(id)));
  return { kept: rest(selection.kept), stretch: rest(selection.stretch) };
}

/** Updates an image if it is selected. */
export function withNews(selection: Selection, news: Marked): Selection {
  const renewed = (images: ReadonlyMap<string, Marked>) =>
    images.has(news.id) ? new Map(images).set(news.id, news) : images;
  return { kept: renewed(selection.kept), stretch: renewed(selection.stretch) };
}

/** Chunks small enough for one call each. */
export function chunksOf<Entry>(entries: Entry[], most: number): Entry[][] {
  const count = Math.ceil(entries.length / most);
  return Array.from({ length: count }, (_, turn) => entries.slice(turn * most, (turn + 1) * most));
}
