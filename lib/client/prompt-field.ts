import { create } from "zustand";
import { type TextSelection, withWords } from "@/lib/core/generation/prompt-words";
import { endEdit, readDraft, setPrompt } from "./draft-store";

interface PromptFieldState {
  element: HTMLTextAreaElement | null;
  /** Where the caret was last; undefined until somebody was in the field. */
  selection: TextSelection | undefined;
}

const usePromptField = create<PromptFieldState>(() => ({ element: null, selection: undefined }));

/** The field on the page, so that words can be put where its caret is. */
export const holdPromptField = (element: HTMLTextAreaElement | null) =>
  usePromptField.setState({ element, selection: undefined });
export const noteCaret = (selection: TextSelection) => usePromptField.setState({ selection });

/** Puts words into the prompt where the caret was last, or at its end; one step that can be undone. */
export function insertIntoPrompt(words: string): void {
  const { element, selection } = usePromptField.getState();
  const { prompt } = readDraft();
  const end = { start: prompt.length, end: prompt.length };
  // A prompt that was replaced since, as by undo, may be shorter than the place.
  const place = selection && selection.end <= prompt.length ? selection : end;
  const { text, caret } = withWords(prompt, place, words);
  endEdit();
  setPrompt(text);
  endEdit();
  noteCaret({ start: caret, end: caret });
  // The field has the new text when the page has been drawn.
  requestAnimationFrame(() => {
    element?.focus();
    element?.setSelectionRange(caret, caret);
  });
}
