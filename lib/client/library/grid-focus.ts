type FocusListener = (assetId: string | undefined) => void;
const listeners = new Set<FocusListener>();

/** Wanted while there was no grid, for instance after everything in it went to the trash. */
let missed: { assetId: string | undefined } | undefined;

const forget = () => {
  missed = undefined;
};

/** Tells the grid when one of its images is to have the focus. Returns how to stop. */
export function hearOfFocus(listener: FocusListener): () => void {
  listeners.add(listener);
  if (missed) listener(missed.assetId);
  forget();
  return () => listeners.delete(listener);
}

/**
 * Moves the focus into the grid: to an image as soon as it is there, scrolling to it, or to where it
 * was last. If the user presses a key or clicks meanwhile, the focus stays where it is.
 */
export function focusInGrid(assetId?: string): void {
  for (const hear of listeners) hear(assetId);
  if (listeners.size > 0) return;
  missed = { assetId };
  for (const event of ["keydown", "pointerdown"]) {
    window.addEventListener(event, forget, { capture: true, once: true });
  }
}

/** Moves the focus into the grid if the control that had it is gone, such as a bar for a selection. */
export function keepFocusInGrid(): void {
  // The page is drawn anew before the next frame.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focusInGrid();
  });
}
