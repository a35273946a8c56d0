"use client";

import { useSearchParams } from "next/navigation";
import { isOpeningEntry, pushAddress, replaceAddress } from "./history-entry";

/** What may cover the view to show one image: the viewer, or the lineage graph. */
const closeUps = ["image", "lineage"] as const;
type CloseUp = (typeof closeUps)[number];

const useOpen = (closeUp: CloseUp) => useSearchParams().get(closeUp) ?? undefined;

/** The image in the viewer, from the URL; undefined if the viewer is closed. */
export const useViewedImage = () => useOpen("image");
/** The image whose lineage is shown. */
export const useLineageShown = () => useOpen("lineage");

/** Opens the viewer on an image, or switches it to another. */
export const viewImage = (assetId: string) => open("image", assetId);
/** Shows what an image was made from and what was made from it. */
export const showLineage = (assetId: string) => open("lineage", assetId);

export const isViewerOpen = () => new URL(location.href).searchParams.has("image");

/** Whether the viewer or the lineage graph covers the view. */
export function isCloseUpOpen(): boolean {
  const { searchParams } = new URL(location.href);
  return closeUps.some((closeUp) => searchParams.has(closeUp));
}

/** Closes what covers the view. If it was opened from the other one, that one is back. */
export function closeCloseUp(): void {
  // A URL opened from elsewhere has no entry of ours to go back to.
  if (isOpeningEntry()) window.history.back();
  else replaceAddress(addressWith());
}

/** Going back once closes it, no matter how many images were viewed. The rest of the URL stays. */
function open(closeUp: CloseUp, assetId: string): void {
  const isSame = new URL(location.href).searchParams.has(closeUp);
  const address = addressWith({ closeUp, assetId });
  if (isSame) replaceAddress(address);
  else pushAddress(address, { isOpening: true });
}

/** A URL's search without what covers the view. */
export function withoutCloseUps(search: URLSearchParams): URLSearchParams {
  const others = new URLSearchParams(search);
  for (const closeUp of closeUps) others.delete(closeUp);
  return others;
}

function addressWith(shown?: { closeUp: CloseUp; assetId: string }): string {
  const url = new URL(location.href);
  const { pathname } = url;
  const searchParams = withoutCloseUps(url.searchParams);
  if (shown) searchParams.set(shown.closeUp, shown.assetId);
  const search = searchParams.toString();
  return search === "" ? pathname : `${pathname}?${search}`;
}
