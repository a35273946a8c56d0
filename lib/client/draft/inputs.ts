import { placeAfterInsert, placeAfterRemoval } from "@/lib/core/generation/draft/places";
import { insertInputs, moveInput, readDraft, removeInput } from "./draft-store";
import { readSelectedInput, selectInput } from "./selected-input";

// The stage keeps showing its image, whatever changes around it in the strip.

/** Inserts an image at a place, or at the end. Returns a function that undoes it. */
export function putInput(assetId: string, place?: number): () => void {
  return putInputs([assetId], place);
}

/** Inserts images at a place, or at the end, in one step. Returns a function that undoes it. */
export function putInputs(assetIds: string[], place = readDraft().inputs.length): () => void {
  const selected = readSelectedInput();
  const undo = insertInputs(assetIds, place);
  if (selected >= 0) {
    const after = (at: number, _: string, index: number) => placeAfterInsert(at, place + index);
    selectInput(assetIds.reduce(after, selected));
  }
  return undo;
}

/** Removes an image. If it was on the stage, the next one takes over. */
export function takeOutInput(index: number): void {
  const selected = readSelectedInput();
  removeInput(index);
  selectInput(Math.max(0, placeAfterRemoval(selected, index)));
}

/** Moves an image and shows it. */
export function moveInputTo(from: number, to: number): void {
  moveInput(from, to);
  selectInput(to);
}
