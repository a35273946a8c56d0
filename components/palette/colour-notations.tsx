"use client";

import { Pipette } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notations, readColour, written } from "@/lib/core/palette/notation";

interface ColourNotationsProps {
  hex: string;
  /** `step`: what is typed into one field is one step. */
  onHex: (hex: string, step?: string) => void;
}

/** Some browsers can pick a colour anywhere on the screen, where the page is served safely. */
interface ScreenPicker {
  open: () => Promise<{ sRGBHex: string }>;
}

function screenPicker(): ScreenPicker | undefined {
  const Picker: unknown = Reflect.get(window, "EyeDropper");
  return typeof Picker === "function" ? Reflect.construct(Picker, []) : undefined;
}

/** A colour in the notations of CSS, each of which can be typed, and from anywhere on the screen. */
export function ColourNotations({ hex, onHex }: ColourNotationsProps) {
  const t = useTranslations("palette");
  const [typed, setTyped] = useState<{ notation: string; text: string }>();
  const picker = screenPicker();
  const isBad = typed !== undefined && readColour(typed.text) === undefined;
  return (
    <div className="flex flex-col gap-1.5">
      {notations.map((notation) => {
        const isTyped = typed?.notation === notation;
        return (
          <input
            key={notation}
            aria-label={notation.toUpperCase()}
            aria-invalid={(isTyped && isBad) || undefined}
            spellCheck={false}
            value={isTyped ? typed.text : written(hex, notation)}
            onChange={({ target }) => {
              setTyped({ notation, text: target.value });
              const colour = readColour(target.value);
              if (colour && colour !== hex) onHex(colour, notation);
            }}
            onBlur={() => setTyped(undefined)}
            className="h-7 w-full rounded-md border border-line bg-sunk px-2 font-mono text-2xs hover:border-line-strong aria-invalid:border-bad"
          />
        );
      })}
      {isBad && (
        <p role="alert" className="text-2xs text-bad">
          {t("badColour")}
        </p>
      )}
      {picker && (
        <Button
          size="small"
          onClick={() =>
            picker.open().then(
              ({ sRGBHex }) => {
                const colour = readColour(sRGBHex);
                if (colour) onHex(colour);
              },
              // Escape, which is no mistake.
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
