import type { QueryClient } from "@tanstack/react-query";
import { readWish } from "@/lib/client/address/wish";
import { broughtBy } from "./dropped";
import { keepInLibrary } from "./library-uploads";
import { openPortability } from "./portability";
import { isArchive } from "./receive-files";
import { sourceOfFile, sourceOfLink } from "./upload-source";

/** Takes files into the library, onto the board that is open; archives are offered for import. */
export function keepFiles(client: QueryClient, files: File[], boardId = openBoard()): void {
  const images = files.filter((file) => !isArchive(file));
  if (images.length > 0) keepInLibrary(client, images.map(sourceOfFile), boardId);
  for (const file of files.filter(isArchive)) openPortability({ kind: "import", file });
}

/** Takes images from the web into the library, onto the board that is open. */
export function keepLinks(client: QueryClient, links: string[], boardId = openBoard()): void {
  keepInLibrary(client, links.map(sourceOfLink), boardId);
}

/** Takes what was dropped on the library into it. Images of the studio are there already. */
export function keepDropped(client: QueryClient, transfer: DataTransfer, boardId?: string): void {
  const brought = broughtBy(transfer);
  if (brought.kind === "files") keepFiles(client, brought.files, boardId);
  if (brought.kind === "links") keepLinks(client, brought.links, boardId);
}

const openBoard = () => readWish().filter.board;
