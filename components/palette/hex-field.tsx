"use client";

import { useTranslations } from "next-intl";
import type { ClipboardEvent, ReactNode } from "react";
import { type ReadPalette, readPalette } from "@/lib/core/palette/formats/formats";
import { encodedText } from "@/lib/core/palette/formats/text";
import { readColour } from "@/lib/core/palette/read-colour";
import { useColourEntry } from "./use-colour-entry";

interface HexFieldProps {
  /** The number of the colour. */
  number: number;
  hex: string;
  onHex: (hex: string) => void;
  /** Takes a pasted palette. */
  onPasted: (read: ReadPalette) => void;
  /** Lays out the field; any problem with it is shown below everything. */
  children: (field: ReactNode) => ReactNode;
}

/** Shorter pasted text may be a part that goes into the middle of a colour. */
const shortestColour = 6;

/** A colour in hex digits. Accepts any notation, and pasted palettes. */
export function HexField({ number, hex, onHex, onPasted, children }: HexFieldProps) {
  const t = useTranslations("palette");
  const { text, isBad, take, field } = useColourEntry(hex, onHex);
  const faultId = `colour-${number}-fault`;
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    const colour = readColour(pasted);
    const read = colour ? undefined : readPalette(encodedText(pasted));
    if (colour && pasted.trim().length >= shortestColour) take(colour);
    else if (read && read.palette.length + read.unread.length > 1) onPasted(read);
    else return;
    event.preventDefault();
  };
  return (
    <>
      {children(
        <input
          {...field}
          aria-label={t("hex", { number })}
          aria-describedby={isBad ? faultId : undefined}
          value={text ?? hex}
          onPaste={paste}
          className="h-7 w-full min-w-19 flex-1 rounded-md border border-line bg-sunk px-2 text-xs uppercase hover:border-line-strong aria-invalid:border-bad"
        />,
      )}
      {isBad && (
        <p id={faultId} role="alert" className="text-xs text-bad">
          {t("badColour", { text: text ?? "" })}
        </p>
      )}
    </>
  );
}
