import type { QueryClient } from "@tanstack/react-query";
import { readDraft } from "@/lib/client/draft/draft-store";
import { openPortability } from "@/lib/client/library/portability";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { readUploads } from "./upload-store";
import { uploadFiles } from "./uploads";

/** How many more images the draft's model takes, with those that are on their way. */
export function roomForInputs(): number {
  const { inputs, model } = readDraft();
  const most = modelOf(catalog, model).inputs?.count.max ?? 0;
  const coming = readUploads().filter(
    ({ state, target }) =>
      target.kind !== "replace" && (state.kind === "sending" || state.kind === "kept"),
  );
  return Math.max(0, most - inputs.length - coming.length);
}

/** Takes files as inputs; several that are more than the model takes are asked about first. */
export function bringFiles(client: QueryClient, files: File[], place?: number): void {
  if (files.length > 1 && files.length > roomForInputs()) {
    openPortability({ kind: "many", files, ...(place === undefined ? {} : { place }) });
  } else uploadFiles(client, files, place);
}
