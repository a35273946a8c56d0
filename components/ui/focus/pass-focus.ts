import type { RefCallback } from "react";

/**
 * The `ref` of something that may go while it has the focus, such as a button that is there only
 * until it is pressed. The focus would fall to the page; `onGone` gives it to what comes next.
 */
export function passFocus(onGone: () => void): RefCallback<HTMLElement> {
  return (element) => {
    if (!element) return;
    return () => {
      if (!element.contains(document.activeElement)) return;
      // Only after the whole change is it known what has gone, and what is there instead.
      queueMicrotask(() => {
        if (!element.isConnected && document.activeElement === document.body) onGone();
      });
    };
  };
}
