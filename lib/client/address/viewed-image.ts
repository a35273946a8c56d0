"use client";

import { useSearchParams } from "next/navigation";
import { isOpeningStep, pushAddress, replaceAddress } from "./address-step";

/** What lies over the view and is about one image: the viewer, or the graph of what came from what. */
const closeUps = ["image", "lineage"] as const;
type CloseUp = (typeof closeUps)[number];

const useOpen = (closeUp: CloseUp) => useSearchParams().get(closeUp) ?? undefined;

/** Which image the viewer shows, as the address says; undefined where it is closed. */
export const useViewedImage = () => useOpen("image");
/** Whose lineage is shown. */
export const useLineageShown = () => useOpen("lineage");

/** Opens the viewer on an image, or shows another one in it. */
export const viewImage = (assetId: string) => open("image", assetId);
/** Shows what an image came from and what came of it. */
export const showLineage = (assetId: string) => open("lineage", assetId);

/** Whether one of them lies over the view. */
export function isCloseUpOpen(): boolean {
  const { searchParams } = new URL(location.href);
  return closeUps.some((closeUp) => searchParams.has(closeUp));
}

/** Closes what lies over the view; where it was opened from the other one, that one is back. */
export function closeCloseUp(): void {
  // An address that was opened from elsewhere has nothing of ours behind it.
  if (isOpeningStep()) window.history.back();
  else replaceAddress(addressWith());
}

/** However many images were looked at, one step back closes it. The rest of the address stays. */
function open(closeUp: CloseUp, assetId: string): void {
  const isSame = new URL(location.href).searchParams.has(closeUp);
  const address = addressWith({ closeUp, assetId });
  if (isSame) replaceAddress(address);
  else pushAddress(address, { isOpening: true });
}

function addressWith(shown?: { closeUp: CloseUp; assetId: string }): string {
  const { pathname, searchParams } = new URL(location.href);
  for (const closeUp of closeUps) searchParams.delete(closeUp);
  if (shown) searchParams.set(shown.closeUp, shown.assetId);
  const search = searchParams.toString();
  return search === "" ? pathname : `${pathname}?${search}`;
}
