import { z } from "zod";
import { parseJson } from "@/lib/client/browser/parse-json";
import { linksOfList, ownAssetId } from "@/lib/core/transfer/links";
import { picturesOfHtml } from "./dropped-html";

const assetType = "application/x-swatchbox-asset";
/** Marks a drag from the strip, which only the strip can handle. */
const inputType = "application/x-swatchbox-input";
const carriedAssetsSchema = z.object({ assetIds: z.array(z.uuid()) });

/** Lets a drag carry images of the studio, as their originals. */
export function carryAssets(transfer: DataTransfer, assetIds: string[]): void {
  transfer.setData(assetType, JSON.stringify({ assetIds }));
  transfer.effectAllowed = "copy";
}

/** Lets a drag carry an image of the strip to another place in it. */
export function carryInput(transfer: DataTransfer, assetId: string): void {
  carryAssets(transfer, [assetId]);
  transfer.setData(inputType, assetId);
  transfer.effectAllowed = "move";
}

export const carriesInput = (transfer: DataTransfer) => transfer.types.includes(inputType);
export const carriesFiles = (transfer: DataTransfer) => transfer.types.includes("Files");
export const carriesAsset = (transfer: DataTransfer) => transfer.types.includes(assetType);

/** Whether a drag may bring images. While it hovers, browsers reveal only the types. */
export function mayCarryImages(transfer: DataTransfer): boolean {
  return (
    carriesAsset(transfer) || carriesFiles(transfer) || transfer.types.includes("text/uri-list")
  );
}

export type Brought =
  | { kind: "assets"; assetIds: string[] }
  | { kind: "files"; files: File[] }
  | { kind: "links"; links: string[] };

/** What a drop brings: studio images, files or links, whichever is closest to the original. */
export function broughtBy(transfer: DataTransfer): Brought {
  const pictures = picturesOfHtml(transfer.getData("text/html"));
  const listed = linksOfList(transfer.getData("text/uri-list"));
  const links = pictures.length > 0 ? pictures : listed;
  const assetIds = carriedAssetIds(transfer, [...links, ...listed]);
  const files = Array.from(transfer.files);
  if (assetIds.length > 0) return { kind: "assets", assetIds };
  if (files.length > 0) return { kind: "files", files };
  return { kind: "links", links };
}

/** The images of the studio that a drag carries. */
export function assetIdsOf(transfer: DataTransfer): string[] {
  const carried = carriedAssetsSchema.safeParse(parseJson(transfer.getData(assetType)));
  return carried.data?.assetIds ?? [];
}

/** A browser drags the studio's own pictures as links to the rendition on screen. */
function carriedAssetIds(transfer: DataTransfer, links: string[]): string[] {
  const carried = assetIdsOf(transfer);
  if (carried.length > 0) return carried;
  return [...new Set(links.flatMap((link) => ownAssetId(link, location.origin) ?? []))];
}
