"use client";

import { Pipette } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { type Notation, notations, written } from "@/lib/core/palette/notation";
import { readColour } from "@/lib/core/palette/read-colour";
import { useColourEntry } from "./use-colour-entry";

interface ColourNotationsProps {
  hex: string;
  /** `tag`: typing in one field is one undo step. */
  onHex: (hex: string, tag?: string) => void;
}

/** Some browsers can pick a colour anywhere on the screen, if the page is served securely. */
interface ScreenPicker {
  open: () => Promise<{ sRGBHex: string }>;
}

function screenPicker(): ScreenPicker | undefined {
  const Picker: unknown = Reflect.get(window, "EyeDropper");
  return typeof Picker === "function" ? Reflect.construct(Picker, []) : undefined;
}

/** A colour in CSS notations, each of which can be typed; it can also be picked from the screen. */
export function ColourNotations({ hex, onHex }: ColourNotationsProps) {
  const t = useTranslations("palette");
  const picker = screenPicker();
  return (
    <div className="flex flex-col gap-1.5">
      {notations.map((notation) => (
        <NotationField
          key={notation}
          notation={notation}
          hex={hex}
          onHex={(colour) => onHex(colour, notation)}
        />
      ))}
      {picker && (
        <Button
          size="small"
          onClick={() =>
            picker.open().then(
              ({ sRGBHex }) => {
                const colour = readColour(sRGBHex);
                if (colour) onHex(colour);
              },
              // The user pressed Escape, which is not an error.
              () => undefined,
            )
          }
        >
          <Pipette aria-hidden className="size-3.5" />
          {t("pick")}
        </Button>
      )}
    </div>
  );
}

interface NotationFieldProps {
  notation: Notation;
  hex: string;
  onHex: (hex: string) => void;
}

function NotationField({ notation, hex, onHex }: NotationFieldProps) {
  const t = useTranslations("palette");
  const { text, isBad, field } = useColourEntry(hex, onHex);
  return (
    <>
      <input
        {...field}
        aria-label={notation.toUpperCase()}
        value={text ?? written(hex, notation)}
        className="h-7 w-full rounded-md border border-line bg-sunk px-2 font-mono text-2xs hover:border-line-strong aria-invalid:border-bad"
      />
      {isBad && (
        <p role="alert" className="text-2xs text-bad">
          {t("badColour", { text: text ?? "" })}
        </p>
      )}
    </>
  );
}
