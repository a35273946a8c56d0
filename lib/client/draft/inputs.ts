import { placeAfterInsert, placeAfterRemoval } from "@/lib/core/generation/draft/places";
import { insertInputs, moveInput, readDraft, removeInput } from "./draft-store";
import { readSelectedInput, selectInput } from "./selected-input";

// The stage goes on showing the image that it shows, whatever happens around it in the strip.

/** Puts an image before the one at the place, or at the end; gives the way to take that back. */
export function putInput(assetId: string, place?: number): () => void {
  return putInputs([assetId], place);
}

/** Puts images before the one at the place, or at the end, all in one step; gives the way to take that back. */
export function putInputs(assetIds: string[], place = readDraft().inputs.length): () => void {
  const selected = readSelectedInput();
  const undo = insertInputs(assetIds, place);
  if (selected >= 0) {
    const after = (at: number, _: string, index: number) => placeAfterInsert(at, place + index);
    selectInput(assetIds.reduce(after, selected));
  }
  return undo;
}

/** Takes an image out; where it was the one on the stage, the next one is. */
export function takeOutInput(index: number): void {
  const selected = readSelectedInput();
  removeInput(index);
  selectInput(Math.max(0, placeAfterRemoval(selected, index)));
}

/** Moves an image and looks at it. */
export function moveInputTo(from: number, to: number): void {
  moveInput(from, to);
  selectInput(to);
}
