import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type Asset, assetPageSchema } from "@/lib/core/api/asset";
import {
  boardsSchema,
  facetsSchema,
  type Outline,
  outlineQuerySchema,
  toldOutlineSchema,
} from "@/lib/core/api/library";
import { newest } from "@/lib/core/api/newest";
import { mostCompared } from "@/lib/core/comparison-view/address";
import { aspectCodeOf } from "@/lib/core/library/aspect-code";
import { blockStarts, blocksBetween } from "@/lib/core/library/outline";
import { callApi } from "./api";
import { askAfresh } from "./ask-afresh";
import { assetQuery } from "./assets";
import { keptLive } from "./kept-live";

/** Blocks out of view are dropped, or scrolling through everything would fill the memory. */
const keptBlockMs = 60_000;
/** How many images the API returns at once. */
const mostAtOnce = 200;

/** A list of the library as the server sent it, updated with events since. */
export interface LibraryList {
  /** The query, as `apiSearchOf` writes it. */
  search: string;
  /** Increases each time the server sends the list again, because its blocks then differ. */
  version: number;
  outline: Outline;
  /** When the server sent it, ISO 8601 by the server's clock. */
  toldAt: string;
}

const listsKey = "library-list";
const blocksKey = "library-block";
let versions = 0;

export const libraryListQuery = (client: QueryClient, search: string) =>
  queryOptions({
    queryKey: [listsKey, search],
    queryFn: async ({ signal }): Promise<LibraryList> => {
      const path = `/api/assets/outline?${search}`;
      const { toldAt, ...outline } = await callApi(path, toldOutlineSchema, { signal });
      versions += 1;
      const list = { search, version: versions, outline, toldAt };
      await fetchBlocksInSight(client, list);
      return list;
    },
    ...keptLive,
  });

export const blockQuery = (client: QueryClient, list: LibraryList, block: number) => {
  const { cursor = "", aspects = "" } = list.outline.blocks[block] ?? {};
  const { search, version, toldAt } = list;
  return queryOptions({
    queryKey: [blocksKey, search, version, cursor],
    queryFn: async ({ signal }): Promise<Asset[]> => {
      const items: Asset[] = [];
      let next: string | null = cursor;
      while (items.length < aspects.length && next !== null) {
        const limit = Math.min(mostAtOnce, aspects.length - items.length);
        const place = new URLSearchParams({ cursor: next, limit: String(limit) });
        const path = `/api/assets?${search === "" ? "" : `${search}&`}${place}`;
        const page = await callApi(path, assetPageSchema, { signal });
        items.push(...page.items);
        next = page.nextCursor;
      }
      const signs = items.map(({ width, height }) => aspectCodeOf(width, height)).join("");
      // Something changed without an event, or before its event came: the list does not count it.
      const isAhead = items.some(({ createdAt }) => createdAt > toldAt);
      // What was heard while the block was on its way is newer than the block.
      const present = items.map((item) =>
        newest(client.getQueryData(assetQuery(item.id).queryKey), item),
      );
      const isOvertaken = present.some((asset, index) => asset !== items[index]);
      if (signs !== aspects || isAhead || isOvertaken) askAgain(client, search);
      return present;
    },
    gcTime: keptBlockMs,
    ...keptLive,
  });
};

/** The images of a list's loaded blocks, by cursor. */
export function knownBlocks(
  client: QueryClient,
  list: LibraryList,
): (cursor: string) => Asset[] | undefined {
  const blocks = new Map(
    client
      .getQueriesData<Asset[]>({ queryKey: [blocksKey, list.search, list.version] })
      .map(([key, items]) => [String(key[3]), items]),
  );
  return (cursor) => blocks.get(cursor);
}

export function setBlock(
  client: QueryClient,
  list: LibraryList,
  cursor: string,
  items: Asset[],
): void {
  client.setQueryData([blocksKey, list.search, list.version, cursor], items);
}

/** Every list the page has loaded, with its filter and order. */
export function knownLists(client: QueryClient) {
  return client.getQueriesData<LibraryList>({ queryKey: [listsKey] }).flatMap(([, list]) => {
    if (!list) return [];
    const asked = Object.fromEntries(new URLSearchParams(list.search));
    const { sort, ...filter } = outlineQuerySchema.parse(asked);
    return [{ list, filter, sort }];
  });
}

export function setList(client: QueryClient, list: LibraryList): void {
  client.setQueryData([listsKey, list.search], list);
}

const waiting = new Map<string, ReturnType<typeof setTimeout>>();
const askAgainMs = 1_000;

/** Fetches a list again, once for everything within a second. */
export function askAgain(client: QueryClient, search: string): void {
  if (waiting.has(search)) return;
  const timer = setTimeout(() => {
    waiting.delete(search);
    void askAfresh(client, { queryKey: [listsKey, search], exact: true });
  }, askAgainMs);
  waiting.set(search, timer);
}

/** Fetches the visible blocks before the new list appears, so that nothing flickers. */
async function fetchBlocksInSight(client: QueryClient, next: LibraryList): Promise<void> {
  const before = client.getQueryData<LibraryList>([listsKey, next.search]);
  if (!before) return;
  const inSight = new Set(
    client
      .getQueryCache()
      .findAll({ queryKey: [blocksKey, next.search, before.version], type: "active" })
      .map(({ queryKey }) => queryKey[3]),
  );
  const starts = blockStarts(before.outline);
  const blocks = before.outline.blocks.flatMap(({ cursor }, block) =>
    inSight.has(cursor)
      ? blocksBetween(next.outline, starts[block] ?? 0, starts[block + 1] ?? 0)
      : [],
  );
  await Promise.all(
    [...new Set(blocks)].map((block) => client.prefetchQuery(blockQuery(client, next, block))),
  );
}

export const boardsQuery = queryOptions({
  queryKey: ["boards"],
  queryFn: async () => (await callApi("/api/boards", boardsSchema)).items,
  ...keptLive,
});

/** The newest images of a board, as many as can be compared. */
export const boardImagesQuery = (boardId: string) =>
  queryOptions({
    queryKey: ["board-images", boardId],
    queryFn: async () => {
      const search = new URLSearchParams({ board: boardId, limit: String(mostCompared) });
      return (await callApi(`/api/assets?${search}`, assetPageSchema)).items;
    },
    // Asked for anew each time: nothing keeps it up to date.
    staleTime: 0,
    gcTime: 0,
  });

export const facetsQuery = queryOptions({
  queryKey: ["facets"],
  queryFn: () => callApi("/api/assets/facets", facetsSchema),
  ...keptLive,
});
