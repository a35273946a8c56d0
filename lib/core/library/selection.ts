import type { Asset } from "../api/asset";

/** What a selection remembers of an image, to show and to take back what is done to it. */
export type Marked = Pick<Asset, "id" | "rating" | "starred" | "boardIds" | "tags">;

/**
 * Which images are chosen. The stretch is what Shift has drawn from the last one that was chosen by
 * itself; it is drawn anew with each step, what was chosen before stays.
 */
export interface Selection {
  kept: ReadonlyMap<string, Marked>;
  stretch: ReadonlyMap<string, Marked>;
}

export const noSelection: Selection = { kept: new Map(), stretch: new Map() };

const byId = (images: Marked[]) => new Map(images.map((image) => [image.id, image]));

export const isSelected = ({ kept, stretch }: Selection, id: string) =>
  kept.has(id) || stretch.has(id);

/** Every image that is chosen, in the order in which it was. */
export function selectedImages({ kept, stretch }: Selection): Marked[] {
  return [...new Map([...kept, ...stretch]).values()];
}

export const selectedCount = ({ kept, stretch }: Selection) =>
  kept.size + [...stretch.keys()].filter((id) => !kept.has(id)).length;

/** Chooses one image more, or one less. */
export function withToggled(selection: Selection, image: Marked): Selection {
  const kept = byId(selectedImages(selection));
  if (!kept.delete(image.id)) kept.set(image.id, image);
  return { kept, stretch: new Map() };
}

/** Draws the stretch anew. */
export function withStretch(selection: Selection, images: Marked[]): Selection {
  return { kept: selection.kept, stretch: byId(images) };
}

/** Makes the stretch, such as what a rectangle has caught, a part of what is chosen. */
export function withStretchKept(selection: Selection): Selection {
  return { kept: byId(selectedImages(selection)), stretch: new Map() };
}

export function withoutImages(selection: Selection, ids: readonly string[]): Selection {
  const gone = new Set(ids);
  const rest = (images: ReadonlyMap<string, Marked>) =>
    new Map([...images].filter(([id]) => !gone.has(id)));
  return { kept: rest(selection.kept), stretch: rest(selection.stretch) };
}

/** What is new of an image, where it is chosen. */
export function withNews(selection: Selection, news: Marked): Selection {
  const renewed = (images: ReadonlyMap<string, Marked>) =>
    images.has(news.id) ? new Map(images).set(news.id, news) : images;
  return { kept: renewed(selection.kept), stretch: renewed(selection.stretch) };
}

/** Chunks that each fit into one call. */
export function chunksOf<Entry>(entries: Entry[], most: number): Entry[][] {
  const count = Math.ceil(entries.length / most);
  return Array.from({ length: count }, (_, turn) => entries.slice(turn * most, (turn + 1) * most));
}
