"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { harmonies, harmonyOf, variations, variedPalette } from "@/lib/core/palette/harmony";
import { paletteOf } from "@/lib/core/palette/palette";
import { startingPalette } from "@/lib/core/palette/starting-palette";
import { PaletteStrip } from "../palette-strip";
import type { ToolProps } from "./tool-props";

const heading = "text-2xs font-semibold text-soft";

/** Palettes derived from one colour, and the current one lighter, darker, calmer or stronger. */
export function HarmonyTab({ palette, onPalette }: ToolProps) {
  const t = useTranslations("palette.tools");
  const colours = palette.length > 0 ? palette : startingPalette;
  const [place, setPlace] = useState(0);
  const base = colours[place] ?? colours[0];
  if (!base) return null;

  return (
    <div className="flex flex-col gap-4">
      <section className="flex flex-col gap-1.5">
        <h3 className={heading}>{t("base")}</h3>
        <div role="radiogroup" aria-label={t("base")} className="flex flex-wrap gap-1.5">
          {colours.map(({ hex }, index) => (
            <label
              // biome-ignore lint/suspicious/noArrayIndexKey: two colours may be equal.
              key={index}
              style={{ background: hex }}
              className="size-8 cursor-pointer rounded-md ring ring-line ring-inset has-checked:outline-2 has-checked:outline-offset-2 has-checked:outline-accent-line has-focus-visible:outline-3 has-focus-visible:outline-accent-line"
            >
              <input
                type="radio"
                name="harmony-base"
                aria-label={hex}
                checked={index === place}
                onChange={() => setPlace(index)}
                className="sr-only"
              />
            </label>
          ))}
        </div>
      </section>
      <section className="flex flex-col gap-1.5">
        <h3 className={heading}>{t("harmonies")}</h3>
        <ul className="flex flex-col gap-1">
          {harmonies.map((harmony) => {
            const next = paletteOf(harmonyOf(base.hex, harmony));
            return (
              <li key={harmony}>
                <button
                  type="button"
                  onClick={() => onPalette(next)}
                  className="grid w-full grid-cols-[9rem_1fr] items-center gap-3 rounded-md px-2 py-1 text-left text-xs hover:bg-sunk"
                >
                  {t(`harmony.${harmony}`)}
                  <PaletteStrip palette={next} className="h-6" />
                </button>
              </li>
            );
          })}
        </ul>
      </section>
      {palette.length > 0 && (
        <section className="flex flex-col gap-1.5">
          <h3 className={heading}>{t("variations")}</h3>
          <div className="flex flex-wrap gap-2">
            {variations.map((variation) => (
              <Button
                key={variation}
                size="small"
                onClick={() => onPalette(variedPalette(palette, variation))}
              >
                {t(`variation.${variation}`)}
              </Button>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}
