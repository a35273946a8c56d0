"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useInputsOffer } from "@/lib/client/draft/use-inputs-offer";
import { showNotice } from "@/lib/client/shell/notice";
import { bringAssets, bringLinks } from "./bring-images";
import type { Brought } from "./dropped";
import { isArchive, receiveFiles } from "./receive-files";
import { sourceOfFile, sourceOfLink } from "./upload-source";
import { replaceBy } from "./uploads";
import { useBroughtBy } from "./use-brought-by";
import { useReplaceInput } from "./use-replace-input";
import { useRoomNotice } from "./use-room-notice";

/** Takes what was dropped on an input: one image replaces it, several join before it. */
export function useTakeDroppedOn() {
  const client = useQueryClient();
  const readBrought = useBroughtBy();
  const take = useTakeBrought();
  const replaceInput = useReplaceInput();
  return (transfer: DataTransfer, place: number): void => {
    const brought = readBrought(transfer, { place });
    if (!brought) return;
    const [only, ...others] = brought.kind === "assets" ? brought.assetIds : sourcesOf(brought);
    if (only === undefined || others.length > 0) take(brought, place);
    else if (typeof only === "string") void replaceInput(only, place);
    else replaceBy(client, place, only);
  };
}

/** Files and links that may be images; an archive is asked about instead. */
function sourcesOf(brought: Exclude<Brought, { kind: "assets" }>) {
  if (brought.kind === "links") return brought.links.map(sourceOfLink);
  return brought.files.some(isArchive) ? [] : brought.files.map(sourceOfFile);
}

/** Takes what was dropped as inputs, at the place or at the end. */
export function useTakeDropped() {
  const readBrought = useBroughtBy();
  const take = useTakeBrought();
  return (transfer: DataTransfer, place?: number): void => {
    const brought = readBrought(transfer, place === undefined ? {} : { place });
    if (brought) take(brought, place);
  };
}

function useTakeBrought() {
  const client = useQueryClient();
  const tellOfRoom = useRoomNotice();
  const offerFor = useInputsOffer();
  return (brought: Brought, place?: number): void => {
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
