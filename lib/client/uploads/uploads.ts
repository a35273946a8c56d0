import type { QueryClient } from "@tanstack/react-query";
import { readDraft } from "@/lib/client/draft/draft-store";
import { receiveAsset } from "@/lib/client/live/receive";
import { addKeptInOrder, replaceWith } from "./join-inputs";
import { refusalOf } from "./library-uploads";
import {
  bringSource,
  nameOfSource,
  sourceOfFile,
  sourceOfLink,
  type UploadSource,
} from "./upload-source";
import {
  addUploads,
  changeUpload,
  dismissUpload,
  readUploads,
  type Upload,
  type UploadTarget,
} from "./upload-store";

type Outcome = "kept" | "refused" | "canceled";

/** Uploads images, all at once; they join the inputs in the order given. */
export function upload(client: QueryClient, sources: UploadSource[], place?: number): void {
  begin(
    client,
    sources.map((source) => uploadOf(source, targetAt(place))),
  );
}

/** Fetches the image for the field for links, and returns the outcome to it. */
export async function importFromField(client: QueryClient, url: string): Promise<Outcome> {
  releaseField();
  const asked: Upload = { ...uploadOf(sourceOfLink(url), { kind: "end" }), isAtField: true };
  addUploads([asked]);
  return run(client, asked);
}

/** The user has left the link field or done something else, so the refusal has been seen. */
export function releaseField(): void {
  for (const { id, isAtField, state } of readUploads()) {
    if (!isAtField) continue;
    if (state.kind === "refused") dismissUpload(id);
    else changeUpload(id, { isAtField: false });
  }
}

/** Sends a file that will replace an input. */
export const replaceByFile = (client: QueryClient, place: number, file: File) =>
  replaceBy(client, place, sourceOfFile(file));

/** Brings an image that will replace an input. */
export function replaceBy(client: QueryClient, place: number, source: UploadSource): void {
  const input = readDraft().inputs[place];
  if (!input) return;
  const { assetId } = input;
  begin(client, [uploadOf(source, { kind: "replace", place, assetId })]);
}

/**
 * Cancels an upload that has not joined the inputs. If the image has already arrived, it stays in
 * the library.
 */
export function cancelUpload(id: number): void {
  const state = readUploads().find((one) => one.id === id)?.state;
  if (state?.kind === "sending") state.controller.abort();
  dismissUpload(id);
  addKeptInOrder();
}

/** Retries a refused upload; it goes where it was meant to go. */
export function retryUpload(client: QueryClient, id: number): void {
  const refused = readUploads().find((one) => one.id === id);
  if (refused?.state.kind === "refused") void run(client, refused);
}

let lastId = 0;

function uploadOf(source: UploadSource, target: UploadTarget): Upload {
  lastId += 1;
  return {
    id: lastId,
    name: nameOfSource(source),
    source,
    target,
    isAtField: false,
    progress: undefined,
    state: { kind: "sending", controller: new AbortController() },
  };
}

const targetAt = (place: number | undefined): UploadTarget =>
  place === undefined ? { kind: "end" } : { kind: "place", place };

function begin(client: QueryClient, uploads: Upload[]): void {
  addUploads(uploads);
  for (const one of uploads) void run(client, one);
}

async function run(client: QueryClient, one: Upload): Promise<Outcome> {
  const { id, name, source, target } = one;
  const controller = new AbortController();
  changeUpload(id, { progress: undefined, state: { kind: "sending", controller } });
  try {
    const asset = await bringSource(source, controller.signal, (progress) =>
      changeUpload(id, { progress }),
    );
    if (controller.signal.aborted) return "canceled";
    receiveAsset(client, asset);
    if (target.kind === "replace") replaceWith(client, one, asset);
    else changeUpload(id, { progress: 1, state: { kind: "kept", asset } });
    return "kept";
  } catch (error) {
    if (controller.signal.aborted) return "canceled";
    changeUpload(id, { state: { kind: "refused", error: refusalOf(error, name) } });
    return "refused";
  } finally {
    addKeptInOrder();
  }
}
