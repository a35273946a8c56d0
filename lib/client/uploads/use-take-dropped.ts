"use client";

import { useQueryClient } from "@tanstack/react-query";
import { bringAssets, bringLinks } from "./bring-images";
import { broughtBy } from "./dropped";
import { receiveFiles } from "./receive-files";
import { useRoomNotice } from "./use-room-notice";

/** Takes what was dropped as inputs, at the place or at the end. */
export function useTakeDropped() {
  const client = useQueryClient();
  const tellOfRoom = useRoomNotice();
  return (transfer: DataTransfer, place?: number): void => {
    const brought = broughtBy(transfer);
    switch (brought.kind) {
      case "assets": {
        const joined = bringAssets(brought.assetIds, place);
        if (joined.leftOut.length > 0) void tellOfRoom(joined);
        return;
      }
      case "files":
        void receiveFiles(client, brought.files, place);
        return;
      case "links":
        bringLinks(client, brought.links, place);
    }
  };
}
