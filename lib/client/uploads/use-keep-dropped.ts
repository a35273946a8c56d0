"use client";

import { useQueryClient } from "@tanstack/react-query";
import { keepFiles, keepLinks, openBoard } from "./keep-files";
import { useBroughtBy } from "./use-brought-by";

/** Takes what was dropped on the library into it. Images of the studio are there already. */
export function useKeepDropped() {
  const client = useQueryClient();
  const readBrought = useBroughtBy();
  return (transfer: DataTransfer): void => {
    const boardId = openBoard();
    const brought = readBrought(transfer, boardId === undefined ? {} : { boardId });
    if (brought?.kind === "files") keepFiles(client, brought.files);
    if (brought?.kind === "links") keepLinks(client, brought.links);
  };
}
