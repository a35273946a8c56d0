/**
 * Whether a key belongs to the composing of a word, such as the Enter that takes over what an input
 * method proposes. Safari ends the composition before that Enter and tells it by the old code alone.
 */
export function isComposingKey(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}
