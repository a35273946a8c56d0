import { isViewerOpen, viewImage } from "@/lib/client/address/viewed-image";
import { focusInGrid } from "./grid-focus";

/** Shows an image that was changed back or again, where images are shown at present. */
export function showChanged(assetId: string): void {
  if (isViewerOpen()) viewImage(assetId);
  else focusInGrid(assetId);
}
