import type { Draft } from "../draft/draft";
import { unsaidIn } from "./prompt-words";
import { danglingIn } from "./references";

/** What is worth saying about how a prompt names its images and boxes. */
export type PromptHint =
  /** A question mark stands for something removed. */
  | { kind: "gone" }
  | { kind: "missing"; numbers: number[]; count: number }
  | { kind: "noBox" }
  /** It is there, but the model does not take it. */
  | { kind: "unread"; what: "images" | "boxes" }
  /** The prompt does not say what the boxes or images are for. */
  | { kind: "boxes" }
  | { kind: "images" };

type Named = Pick<Draft, "prompt" | "inputs">;

/**
 * The most important hint about a prompt, if there is any.
 * @param taken the inputs as far as the model takes them
 * @param isSet the numbers may be those of an image set's scenes
 */
export function promptHintOf(
  { prompt, inputs }: Named,
  taken: Named["inputs"],
  isSet: boolean,
): PromptHint | undefined {
  if (inputs.length === 0) return undefined;
  const boxesOf = (some: Named["inputs"]) => some.map(({ boxes }) => boxes.length);
  if (!isSet) {
    const { isOpen, numbers, hasMissingBox } = danglingIn(prompt, boxesOf(inputs));
    if (isOpen) return { kind: "gone" };
    if (numbers.length > 0) return { kind: "missing", numbers, count: inputs.length };
    if (hasMissingBox) return { kind: "noBox" };
    const unread = danglingIn(prompt, boxesOf(taken));
    if (unread.numbers.length > 0) return { kind: "unread", what: "images" };
    if (unread.hasMissingBox) return { kind: "unread", what: "boxes" };
  }
  const unsaid = unsaidIn({ prompt, inputs: taken });
  return unsaid && { kind: unsaid };
}
