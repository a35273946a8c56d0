import type { Box } from "../../box/box";
import { type Draft, withBoxes, withInputAs } from "./draft";

/**
 * The draft with an input's image replaced by a part of it, or by itself turned.
 * @param boxesOn where the boxes are on the new image; the prompt forgets those that are gone
 */
export function withReshapedInput(
  draft: Draft,
  place: number,
  assetId: string,
  boxesOn: (boxes: Box[]) => Box[],
): Draft {
  const input = draft.inputs[place];
  if (!input) return draft;
  const lasting = input.boxes.filter((box) => boxesOn([box]).length > 0);
  // One after the other, since the prompt follows each box that goes.
  const left = input.boxes
    .filter((box) => !lasting.includes(box))
    .reduce((next, gone) => {
      const others = next.inputs[place]?.boxes.filter((box) => box !== gone) ?? [];
      return withBoxes(next, place, others);
    }, draft);
  return withInputAs(left, place, { assetId, boxes: boxesOn(lasting) });
}
