import { create } from "zustand";
import { withWords } from "@/lib/core/generation/prompt/prompt-words";
import { endEdit, readDraft, setPrompt } from "./draft-store";

interface PromptFieldState {
  element: HTMLTextAreaElement | null;
  /** Until somebody was in the field, where its caret stands means nothing. */
  wasEntered: boolean;
}

const usePromptField = create<PromptFieldState>(() => ({ element: null, wasEntered: false }));

/** The field on the page, so that words can be put where its caret is. */
export const holdPromptField = (element: HTMLTextAreaElement | null) =>
  usePromptField.setState({ element, wasEntered: false });
export const enterPromptField = () => usePromptField.setState({ wasEntered: true });

/** Puts words into the prompt where the caret was last, or at its end; one step that can be undone. */
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
  // The field has the new text when the page has been drawn.
  requestAnimationFrame(() => {
    element?.focus();
    element?.setSelectionRange(caret, caret);
  });
}
