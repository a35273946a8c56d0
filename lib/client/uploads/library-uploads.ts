import type { QueryClient } from "@tanstack/react-query";
import { create } from "zustand";
import { changeImages } from "@/lib/client/library/bulk-changes";
import { receiveAsset } from "@/lib/client/live/receive";
import { ApiProblem } from "@/lib/client/queries/api";
import type { Asset } from "@/lib/core/api/asset";
import { bringSource, nameOfSource, type UploadSource } from "./upload-source";
import type { UploadRefusal } from "./upload-store";

/** Images on their way into the library, from any dialog or page. */
interface LibraryUploads {
  total: number;
  kept: number;
  refused: { name: string; error: UploadRefusal }[];
}

const none: LibraryUploads = { total: 0, kept: 0, refused: [] };
export const useLibraryUploads = create<LibraryUploads>(() => none);

/** Leaves the browser connections to the server for everything else. */
const mostAtOnce = 3;
interface Kept {
  source: UploadSource;
  /** The board that it goes onto, too. */
  boardId: string | undefined;
  /** Told of the asset when it is in the library; undefined: it was refused. */
  onEnd: (asset: Asset | undefined) => void;
}
const waiting: Kept[] = [];
let underWay = 0;

/**
 * Uploads images to the library only, and onto a board of it if one is given, a few at a time, so that
 * the page stays responsive. Answers with those that were kept, in the order given.
 */
export async function keepInLibrary(
  client: QueryClient,
  sources: UploadSource[],
  boardId?: string,
): Promise<Asset[]> {
  useLibraryUploads.setState((before) => {
    const isOver = before.kept + before.refused.length === before.total;
    return isOver
      ? { ...none, total: sources.length }
      : { ...before, total: before.total + sources.length };
  });
  const ends = sources.map(
    (source) =>
      new Promise<Asset | undefined>((onEnd) => {
        waiting.push({ source, boardId, onEnd });
      }),
  );
  for (let free = mostAtOnce - underWay; free > 0; free -= 1) void sendNext(client);
  const assets = await Promise.all(ends);
  return assets.filter((asset) => asset !== undefined);
}

async function sendNext(client: QueryClient): Promise<void> {
  const next = waiting.shift();
  if (!next) return;
  const { source, boardId, onEnd } = next;
  underWay += 1;
  let asset: Asset | undefined;
  try {
    asset = await bringSource(source, new AbortController().signal, () => undefined);
    receiveAsset(client, asset);
    if (boardId !== undefined) {
      const { problem } = await changeImages(client, [asset.id], { addToBoards: [boardId] });
      if (problem) throw problem;
    }
    useLibraryUploads.setState(({ kept }) => ({ kept: kept + 1 }));
  } catch (error) {
    const name = nameOfSource(source);
    const refusal = { name, error: refusalOf(error, name) };
    useLibraryUploads.setState(({ refused }) => ({ refused: [...refused, refusal] }));
  } finally {
    underWay -= 1;
    onEnd(asset);
  }
  await sendNext(client);
}

/** Takes the report of uploads that are over off the page. */
export const forgetLibraryUploads = () =>
  useLibraryUploads.setState((before) =>
    before.kept + before.refused.length === before.total ? none : before,
  );

/** Why the studio refused an image. */
export function refusalOf(error: unknown, name: string): UploadRefusal {
  if (!(error instanceof ApiProblem)) return { code: "internal", params: {} };
  const [first] = error.details?.errors ?? [];
  return first ?? { code: error.code, params: { name } };
}
