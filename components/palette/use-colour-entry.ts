"use client";

import { type KeyboardEvent, useState } from "react";
import { readColour } from "@/lib/core/palette/read-colour";

interface Typed {
  text: string;
  /** The field's colour when typing began. */
  from: string;
  isLeft: boolean;
}

/**
 * Editing a field for a colour. The colour follows while the text is a valid one. Unreadable text
 * stays in the field and leaves the colour as it was, not as part of the text would make it.
 */
export function useColourEntry(hex: string, onHex: (hex: string) => void) {
  const [typed, setTyped] = useState<Typed>();
  // Discard unreadable text once the colour changes from elsewhere.
  const held = typed?.isLeft && typed.from !== hex ? undefined : typed;
  const isBad = held !== undefined && readColour(held.text) === undefined;
  const set = (colour: string) => {
    if (colour !== hex) onHex(colour);
  };
  const leave = () => {
    if (!held) return;
    if (!isBad) return setTyped(undefined);
    set(held.from);
    setTyped({ ...held, isLeft: true });
  };
  return {
    text: held?.text,
    isBad,
    take(colour: string) {
      setTyped(undefined);
      set(colour);
    },
    field: {
      type: "text",
      spellCheck: false,
      autoComplete: "off",
      "aria-invalid": isBad || undefined,
      onChange: ({ target }: { target: { value: string } }) => {
        setTyped({ text: target.value, from: held?.from ?? hex, isLeft: false });
        const colour = readColour(target.value);
        if (colour) set(colour);
      },
      onBlur: leave,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === "Enter") leave();
        if (event.key !== "Escape" || !held) return;
        set(held.from);
        setTyped(undefined);
      },
    } as const,
  };
}
