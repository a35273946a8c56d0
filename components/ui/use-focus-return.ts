"use client";

import { useState } from "react";

/**
 * For a dialog that is there only while it is open: gives the focus back to what had it before,
 * unless closing already put it elsewhere. The library does so only for a button of its own.
 */
export function useFocusReturn(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
}
