/** Whether keystrokes go into a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

const withoutText = ["button", "checkbox", "color", "file", "radio", "range", "reset", "submit"];

/** Whether the browser undoes what is typed there. */
export function hasOwnUndo(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !withoutText.includes(target.type);
  return isTyping(target) && !(target instanceof HTMLSelectElement);
}
