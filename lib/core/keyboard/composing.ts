/**
 * Whether a key is part of composing a word, such as the Enter that accepts an input method's
 * suggestion. Safari ends the composition before that Enter and reveals it only by the old key
 * code.
 */
export function isComposingKey(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}
