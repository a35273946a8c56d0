import { isTyping } from "@/lib/client/browser/is-typing";

/** Marks what belongs to the stage, wherever it lies on the page. */
export const stageMark = "data-stage";

/** Whether the user is working on the stage: the focus is on it, or nowhere. */
export function isBesidePicture(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (isTyping(target) && !target.matches("[type=radio]")) return false;
  return target === document.body || target.closest(`[${stageMark}]`) !== null;
}
