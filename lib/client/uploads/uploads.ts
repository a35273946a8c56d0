import type { QueryClient } from "@tanstack/react-query";
import { readDraft } from "@/lib/client/draft/draft-store";
import { receiveAsset } from "@/lib/client/live/receive";
import { dataPictureName, pictureOfDataLink } from "@/lib/core/transfer/data-link";
import { linkName } from "@/lib/core/transfer/links";
import { addKeptInOrder, replaceWith } from "./join-inputs";
import { refusalOf } from "./library-uploads";
import { importLink, sendFile } from "./send-image";
import {
  addUploads,
  changeUpload,
  dismissUpload,
  readUploads,
  type Upload,
  type UploadSource,
  type UploadTarget,
} from "./upload-store";

type Outcome = "kept" | "refused" | "canceled";

/** Sends files, all at once; they join the inputs in the order in which they were given. */
export function uploadFiles(client: QueryClient, files: File[], place?: number): void {
  begin(
    client,
    files.map((file) => uploadOf({ kind: "file", file }, targetAt(place))),
  );
}

/** Has images of the web fetched, all at once; they join as files do. */
export function importLinks(client: QueryClient, urls: string[], place?: number): void {
  begin(
    client,
    urls.map((url) => uploadOf(sourceOf(url), targetAt(place))),
  );
}

/** Has the image fetched that the field for links asks for, and tells the field how it ended. */
export async function importFromField(client: QueryClient, url: string): Promise<Outcome> {
  releaseField();
  const upload: Upload = { ...uploadOf(sourceOf(url), { kind: "end" }), isAtField: true };
  addUploads([upload]);
  return run(client, upload);
}

/** The field for links is left or asks for something else: what was refused there has been read. */
export function releaseField(): void {
  for (const { id, isAtField, state } of readUploads()) {
    if (!isAtField) continue;
    if (state.kind === "refused") dismissUpload(id);
    else changeUpload(id, { isAtField: false });
  }
}

/** Sends a file that is to take the place of an input. */
export function replaceByFile(client: QueryClient, place: number, file: File): void {
  const input = readDraft().inputs[place];
  if (!input) return;
  const { assetId } = input;
  begin(client, [uploadOf({ kind: "file", file }, { kind: "replace", place, assetId })]);
}

/** Gives up an image that has not joined; one that is through already stays in the library. */
export function cancelUpload(id: number): void {
  const upload = readUploads().find((one) => one.id === id);
  if (upload?.state.kind === "sending") upload.state.controller.abort();
  dismissUpload(id);
  addKeptInOrder();
}

/** Tries again what was refused; it goes where it was to go. */
export function retryUpload(client: QueryClient, id: number): void {
  const upload = readUploads().find((one) => one.id === id);
  if (upload?.state.kind === "refused") void run(client, upload);
}

/** An address that is the picture itself is a file like any other; what it breaks, the server says. */
function sourceOf(url: string): UploadSource {
  const picture = pictureOfDataLink(url);
  if (!picture) return { kind: "link", url };
  const { mime, bytes } = picture;
  return { kind: "file", file: new File([bytes], dataPictureName(picture), { type: mime }) };
}

let lastId = 0;

function uploadOf(source: UploadSource, target: UploadTarget): Upload {
  lastId += 1;
  return {
    id: lastId,
    name: source.kind === "file" ? source.file.name : linkName(source.url),
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
  for (const upload of uploads) void run(client, upload);
}

async function run(client: QueryClient, upload: Upload): Promise<Outcome> {
  const { id, target } = upload;
  const controller = new AbortController();
  changeUpload(id, { progress: undefined, state: { kind: "sending", controller } });
  try {
    const asset = await bring(upload, controller.signal);
    if (controller.signal.aborted) return "canceled";
    receiveAsset(client, asset);
    if (target.kind === "replace") replaceWith(client, upload, asset);
    else changeUpload(id, { progress: 1, state: { kind: "kept", asset } });
    return "kept";
  } catch (error) {
    if (controller.signal.aborted) return "canceled";
    changeUpload(id, { state: { kind: "refused", error: refusalOf(error, upload.name) } });
    return "refused";
  } finally {
    addKeptInOrder();
  }
}

function bring({ id, source }: Upload, signal: AbortSignal) {
  if (source.kind === "link") return importLink(source.url, signal);
  return sendFile(source.file, signal, (progress) => changeUpload(id, { progress }));
}
