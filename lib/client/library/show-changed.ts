import { isViewerOpen, viewImage } from "@/lib/client/address/viewed-image";
import { focusInGrid } from "./grid-focus";

/** Shows an image whose change was undone or redone, in the view that is open. */
export function showChanged(assetId: string): void {
  if (isViewerOpen()) viewImage(assetId);
  else focusInGrid(assetId);
}
