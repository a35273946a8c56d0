import type { QueryClient } from "@tanstack/react-query";
import { create } from "zustand";
import { receiveAsset } from "@/lib/client/live/receive";
import { ApiProblem } from "@/lib/client/queries/api";
import type { Asset } from "@/lib/core/api/asset";
import { bringSource, nameOfSource, type UploadSource } from "./upload-source";
import type { Refusal } from "./upload-store";

/** Images on their way into the library, from any dialog or page. */
interface LibraryUploads {
  total: number;
  kept: number;
  refused: { name: string; error: Refusal }[];
}

const none: LibraryUploads = { total: 0, kept: 0, refused: [] };
export const useLibraryUploads = create<LibraryUploads>(() => none);

/** Leaves the browser connections to the server for everything else. */
const mostAtOnce = 3;
const waiting: { source: UploadSource; onEnd: (asset: Asset | undefined) => void }[] = [];
let underWay = 0;

/**
 * Uploads images to the library only, a few at a time, so that the page stays responsive. Answers
 * with those that were kept, in the order given.
 */
export async function keepInLibrary(
  client: QueryClient,
  sources: UploadSource[],
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
        waiting.push({ source, onEnd });
      }),
  );
  for (let free = mostAtOnce - underWay; free > 0; free -= 1) void sendNext(client);
  const assets = await Promise.all(ends);
  return assets.filter((asset) => asset !== undefined);
}

async function sendNext(client: QueryClient): Promise<void> {
  const next = waiting.shift();
  if (!next) return;
  const { source, onEnd } = next;
  underWay += 1;
  let asset: Asset | undefined;
  try {
    asset = await bringSource(source, new AbortController().signal, () => undefined);
    receiveAsset(client, asset);
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

/** Why the studio refused an image. */
export function refusalOf(error: unknown, name: string): Refusal {
  if (!(error instanceof ApiProblem)) return { code: "internal", params: {} };
  const [first] = error.details?.errors ?? [];
  return first ?? { code: error.code, params: { name } };
}
