import type { QueryClient } from "@tanstack/react-query";
import { create } from "zustand";
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
const waiting: UploadSource[] = [];
let underWay = 0;

/** Uploads images to the library only, a few at a time, so that the page stays responsive. */
export function keepInLibrary(client: QueryClient, sources: UploadSource[]): void {
  useLibraryUploads.setState((before) => {
    const isOver = before.kept + before.refused.length === before.total;
    return isOver
      ? { ...none, total: sources.length }
      : { ...before, total: before.total + sources.length };
  });
  waiting.push(...sources);
  for (let free = mostAtOnce - underWay; free > 0; free -= 1) void sendNext(client);
}

async function sendNext(client: QueryClient): Promise<void> {
  const source = waiting.shift();
  if (!source) return;
  underWay += 1;
  try {
    receiveAsset(client, await bringSource(source, new AbortController().signal, () => undefined));
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

/** Why the studio refused an image. */
export function refusalOf(error: unknown, name: string): UploadRefusal {
  if (!(error instanceof ApiProblem)) return { code: "internal", params: {} };
  const [first] = error.details?.errors ?? [];
  return first ?? { code: error.code, params: { name } };
}
