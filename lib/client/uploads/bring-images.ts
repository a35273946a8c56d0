import type { QueryClient } from "@tanstack/react-query";
import { readDraft } from "@/lib/client/draft/draft-store";
import { putInputs } from "@/lib/client/draft/inputs";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { modelForInputs } from "@/lib/core/models/choosing";
import { openPortability } from "./portability";
import { sourceOfFile, sourceOfLink, type UploadSource } from "./upload-source";
import { readUploads } from "./upload-store";
import { upload } from "./uploads";

/**
 * How many more images the draft's model takes, counting pending uploads as taken. If it takes none,
 * the one that is offered for them counts.
 */
export function roomForInputs(): number {
  const { inputs, model: id } = readDraft();
  const model = modelOf(catalog, id);
  const most = (model.inputs ?? modelForInputs(model, catalog, "sandbox")?.inputs)?.count.max ?? 0;
  const coming = readUploads().filter(
    ({ state, target }) =>
      target.kind !== "replace" && (state.kind === "sending" || state.kind === "kept"),
  );
  return Math.max(0, most - inputs.length - coming.length);
}

/** Takes files as inputs; asks first if there are several and more than the model takes. */
export const bringFiles = (client: QueryClient, files: File[], place?: number) =>
  bring(client, files.map(sourceOfFile), place);

/** Takes images from the web as inputs, like files. */
export const bringLinks = (client: QueryClient, urls: string[], place?: number) =>
  bring(client, urls.map(sourceOfLink), place);

function bring(client: QueryClient, sources: UploadSource[], place?: number): void {
  if (isTooMany(sources)) {
    openPortability({ kind: "many", sources, ...(place === undefined ? {} : { place }) });
  } else upload(client, sources, place);
}

/** Library images added to the inputs in one step, and those that had no room. */
interface Joined {
  count: number;
  /** The number of the first of them. */
  number: number;
  leftOut: string[];
  undo: () => void;
}

/** Adds library images to the inputs; of several, only as many as the model takes. */
export function bringAssets(assetIds: string[], place?: number): Joined {
  const count = isTooMany(assetIds) ? roomForInputs() : assetIds.length;
  const number = (place ?? readDraft().inputs.length) + 1;
  const undo = putInputs(assetIds.slice(0, count), place);
  return { count, number, leftOut: assetIds.slice(count), undo };
}

/** A single image is never too many: the reason it cannot be sent appears beside it. */
const isTooMany = ({ length }: unknown[]) => length > 1 && length > roomForInputs();
