import type { Box } from "../../box/box";
import type { BoxOn } from "../../box/reshape";
import { withBoxReferenceToImage } from "../prompt/references";
import { type Draft, isImageSet, withBoxes, withInputAs } from "./draft";

/**
 * The draft with an input's image replaced by a part of it, or by itself turned.
 * @param boxOn where a box is on the new image; the prompt then names the image instead of a box of
 * all of it, and forgets those outside
 */
export function withReshapedInput(
  draft: Draft,
  place: number,
  assetId: string,
  boxOn: (box: Box) => BoxOn,
): Draft {
  const input = draft.inputs[place];
  if (!input) return draft;
  const { boxes } = input;
  const isLasting = (box: Box) => typeof boxOn(box) !== "string";
  // One after the other, since the prompt follows each box that goes.
  const left = boxes
    .filter((box) => !isLasting(box))
    .reduce(
      (next, gone) => {
        const others = next.inputs[place]?.boxes.filter((box) => box !== gone) ?? [];
        return withBoxes(next, place, others);
      },
      { ...draft, prompt: promptOnWhole(draft, place, boxOn) },
    );
  const kept = boxes.map(boxOn).filter((box) => typeof box !== "string");
  return withInputAs(left, place, { assetId, boxes: kept });
}

/**
 * The place of an image that was to be replaced, which may have moved since; undefined if it is gone,
 * or at several others, so that nobody can tell which is meant.
 */
export function placeSince(
  inputs: readonly Pick<Draft["inputs"][number], "assetId">[],
  place: number,
  assetId: string,
): number | undefined {
  if (inputs[place]?.assetId === assetId) return place;
  const [only, ...others] = inputs.flatMap((input, at) => (input.assetId === assetId ? at : []));
  return others.length === 0 ? only : undefined;
}

/** The prompt while all boxes are still there, so that their ordinals are as they were written. */
function promptOnWhole(draft: Draft, place: number, boxOn: (box: Box) => BoxOn): string {
  if (isImageSet(draft)) return draft.prompt;
  const boxes = draft.inputs[place]?.boxes ?? [];
  return boxes.reduce(
    (prompt, box, index) =>
      boxOn(box) === "whole"
        ? withBoxReferenceToImage(prompt, place, index, boxes.length === 1)
        : prompt,
    draft.prompt,
  );
}
