import type { QueryClient } from "@tanstack/react-query";
import { readDraft } from "@/lib/client/draft/draft-store";
import { putInputs } from "@/lib/client/draft/inputs";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { openPortability } from "./portability";
import { sourceOfFile, sourceOfLink, type UploadSource } from "./upload-source";
import { readUploads } from "./upload-store";
import { upload } from "./uploads";

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
export const bringFiles = (client: QueryClient, files: File[], place?: number) =>
  bring(client, files.map(sourceOfFile), place);

/** Takes images of the web as inputs, as files are taken. */
export const bringLinks = (client: QueryClient, urls: string[], place?: number) =>
  bring(client, urls.map(sourceOfLink), place);

function bring(client: QueryClient, sources: UploadSource[], place?: number): void {
  if (isTooMany(sources)) {
    openPortability({ kind: "many", sources, ...(place === undefined ? {} : { place }) });
  } else upload(client, sources, place);
}

/** Images of the library that joined the inputs, in one step, and those that had no room there. */
interface Joined {
  count: number;
  leftOut: string[];
  undo: () => void;
}

/** Puts images of the library among the inputs; of several only as many as the model takes. */
export function bringAssets(assetIds: string[], place?: number): Joined {
  const count = isTooMany(assetIds) ? roomForInputs() : assetIds.length;
  const undo = putInputs(assetIds.slice(0, count), place);
  return { count, leftOut: assetIds.slice(count), undo };
}

/** A single one is never too many: why it cannot go out is said beside it. */
const isTooMany = ({ length }: unknown[]) => length > 1 && length > roomForInputs();
