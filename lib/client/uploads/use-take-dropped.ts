"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useInputsOffer } from "@/lib/client/draft/use-inputs-offer";
import { showNotice } from "@/lib/client/shell/notice";
import { bringAssets, bringLinks } from "./bring-images";
import { broughtBy } from "./dropped";
import { droppedFolders } from "./dropped-folder";
import { openPortability } from "./portability";
import { receiveFiles } from "./receive-files";
import { sourceOfFile } from "./upload-source";
import { useRoomNotice } from "./use-room-notice";

/** Takes what was dropped as inputs, at the place or at the end. */
export function useTakeDropped() {
  const t = useTranslations("shell.drop");
  const client = useQueryClient();
  const tellOfRoom = useRoomNotice();
  const offerFor = useInputsOffer();
  return (transfer: DataTransfer, place?: number): void => {
    const folders = droppedFolders(transfer);
    if (folders) {
      void folders.then((files) => {
        if (files.length === 0) return showNotice({ text: t("emptyFolder") });
        const sources = files.map(sourceOfFile);
        openPortability({ kind: "many", sources, ...(place === undefined ? {} : { place }) });
      });
      return;
    }
    const brought = broughtBy(transfer);
    switch (brought.kind) {
      case "assets": {
        const joined = bringAssets(brought.assetIds, place);
        const offer = offerFor(joined);
        if (joined.leftOut.length > 0) void tellOfRoom(joined);
        else if (offer) showNotice(offer);
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
