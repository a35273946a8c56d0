import { create } from "zustand";
import { withWords } from "@/lib/core/generation/prompt/prompt-words";
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

/** Inserts words at the last caret position, or at the end of the prompt, as one undo step. */
export function insertIntoPrompt(words: string): void {
  const { element, wasEntered } = usePromptField.getState();
  const { prompt } = readDraft();
  const end = { start: prompt.length, end: prompt.length };
  const place =
    element && wasEntered ? { start: element.selectionStart, end: element.selectionEnd } : end;
  const { text, caret } = withWords(prompt, place, words);
  endEdit();
  setPrompt(text);
  endEdit();
  // The field has the new text only after the next render.
  requestAnimationFrame(() => {
    element?.focus();
    element?.setSelectionRange(caret, caret);
  });
}
