"use client";

import { useState } from "react";

/**
 * For a dialog that is mounted only while open: returns the focus to where it was before, unless
 * closing already moved it. The library does this only for a button of its own.
 */
export function useFocusReturn(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
}
