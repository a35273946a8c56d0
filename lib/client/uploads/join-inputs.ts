import type { QueryClient } from "@tanstack/react-query";
import { readDraft, replaceInput } from "@/lib/client/draft/draft-store";
import { putInput } from "@/lib/client/draft/inputs";
import { assetQuery } from "@/lib/client/queries/assets";
import type { Asset } from "@/lib/core/api/asset";
import { nearestPlace } from "@/lib/core/generation/draft/places";
import { changeUpload, dismissUpload, readUploads, type Upload } from "./upload-store";

/** Finished uploads wait for those before them, so that the images keep the given order. */
export function addKeptInOrder(): void {
  const uploads = readUploads();
  const firstSending = uploads.findIndex(
    ({ state, target }) => state.kind === "sending" && target.kind !== "replace",
  );
  const settled = firstSending === -1 ? uploads : uploads.slice(0, firstSending);
  for (const { id } of settled) join(id);
}

function join(id: number): void {
  const upload = readUploads().find((one) => one.id === id);
  if (upload?.state.kind !== "kept") return;
  const place = upload.target.kind === "place" ? upload.target.place : undefined;
  putInput(upload.state.asset.id, place);
  if (place !== undefined) makeRoom(upload, place);
  dismissUpload(id);
}

/** Shifts pending uploads for the same place, unless they were given earlier. */
function makeRoom({ id }: Upload, at: number): void {
  for (const { id: other, target } of readUploads()) {
    if (target.kind !== "place" || other === id) continue;
    const isBehind = other < id ? target.place > at : target.place >= at;
    if (isBehind) changeUpload(other, { target: { ...target, place: target.place + 1 } });
  }
}

/** Replaces an image with a finished upload; the notice says which boxes were lost. */
export function replaceWith(client: QueryClient, upload: Upload, asset: Asset): void {
  if (upload.target.kind !== "replace") return;
  const { assetId, place } = upload.target;
  const { inputs } = readDraft();
  const index = nearestPlace(
    inputs.map((input) => input.assetId),
    assetId,
    place,
  );
  const before = client.getQueryData(assetQuery(assetId).queryKey);
  const { width, height } = asset;
  const boxCount = inputs[index]?.boxes.length ?? 0;
  replaceInput(index, { assetId: asset.id, before, width, height });
  const lost = boxCount - (readDraft().inputs[index]?.boxes.length ?? 0);
  if (lost <= 0) dismissUpload(upload.id);
  else changeUpload(upload.id, { state: { kind: "boxesLost", count: lost, assetId: asset.id } });
}
