/**
 * The `ref` of a button, or of what fills the window, with `tabIndex={-1}`: takes the focus when it
 * arrives and what had it has gone, so that keys go on working without a press.
 */
export function takeLostFocus(element: HTMLElement | null): void {
  // Only after the whole change is it known what has gone, and whether something else takes it.
  queueMicrotask(() => {
    if (element?.isConnected && document.activeElement === document.body) element.focus();
  });
}
