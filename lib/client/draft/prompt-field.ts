import { create } from "zustand";
import { type TextSelection, withWords } from "@/lib/core/generation/prompt/prompt-words";
import { endEdit, readDraft, setPrompt } from "./draft-store";

interface PromptFieldState {
  element: HTMLTextAreaElement | null;
  /** The caret position means nothing until the field has had focus. */
  wasEntered: boolean;
}

const usePromptField = create<PromptFieldState>(() => ({ element: null, wasEntered: false }));

/** The field on the page, so that text can be inserted at its caret. */
export const holdPromptField = (element: HTMLTextAreaElement | null) =>
  usePromptField.setState({ element, wasEntered: false });
export const enterPromptField = () => usePromptField.setState({ wasEntered: true });

/** What is selected in the prompt; undefined if nothing is. */
export function readSelectedWords(): string | undefined {
  const { element, wasEntered } = usePromptField.getState();
  if (!element || !wasEntered) return undefined;
  const { value, selectionStart, selectionEnd } = element;
  return value.slice(selectionStart, selectionEnd).trim() || undefined;
}

/**
 * Inserts words in one undo step.
 * @param at what they replace; missing: at the last caret position, or at the end of the prompt
 */
export function insertIntoPrompt(words: string, at?: TextSelection): void {
  const { element, wasEntered } = usePromptField.getState();
  const { prompt } = readDraft();
  const end = { start: prompt.length, end: prompt.length };
  const caretPlace =
    element && wasEntered ? { start: element.selectionStart, end: element.selectionEnd } : end;
  const { text, caret } = withWords(prompt, at ?? caretPlace, words);
  endEdit();
  setPrompt(text);
  endEdit();
  // The field has the new text only after the next render.
  requestAnimationFrame(() => {
    element?.focus();
    element?.setSelectionRange(caret, caret);
  });
}
