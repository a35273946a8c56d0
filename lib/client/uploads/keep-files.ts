import type { QueryClient } from "@tanstack/react-query";
import { readWish } from "@/lib/client/address/wish";
import { keepInLibrary } from "./library-uploads";
import { openPortability } from "./portability";
import { isArchive } from "./receive-files";
import { sourceOfFile, sourceOfLink } from "./upload-source";

/** Takes files into the library, onto the board that is open; archives are offered for import. */
export function keepFiles(client: QueryClient, files: File[]): void {
  const images = files.filter((file) => !isArchive(file));
  if (images.length > 0) keepInLibrary(client, images.map(sourceOfFile), openBoard());
  for (const file of files.filter(isArchive)) openPortability({ kind: "import", file });
}

/** Takes images from the web into the library, onto the board that is open. */
export function keepLinks(client: QueryClient, links: string[]): void {
  keepInLibrary(client, links.map(sourceOfLink), openBoard());
}

/** The board that is open in the library, onto which new images go. */
export const openBoard = () => readWish().filter.board;
