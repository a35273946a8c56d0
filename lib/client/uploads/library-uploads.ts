import type { QueryClient } from "@tanstack/react-query";
import { create } from "zustand";
import { changeImages } from "@/lib/client/library/bulk-changes";
import { receiveAsset } from "@/lib/client/live/receive";
import { ApiProblem } from "@/lib/client/queries/api";
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
}
const waiting: Kept[] = [];
let underWay = 0;

/**
 * Uploads images to the library only, and onto a board of it if one is given, a few at a time, so that
 * the page stays responsive.
 */
export function keepInLibrary(
  client: QueryClient,
  sources: UploadSource[],
  boardId?: string,
): void {
  useLibraryUploads.setState((before) => {
    const isOver = before.kept + before.refused.length === before.total;
    return isOver
      ? { ...none, total: sources.length }
      : { ...before, total: before.total + sources.length };
  });
  waiting.push(...sources.map((source) => ({ source, boardId })));
  for (let free = mostAtOnce - underWay; free > 0; free -= 1) void sendNext(client);
}

async function sendNext(client: QueryClient): Promise<void> {
  const next = waiting.shift();
  if (!next) return;
  const { source, boardId } = next;
  underWay += 1;
  try {
    const asset = await bringSource(source, new AbortController().signal, () => undefined);
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
