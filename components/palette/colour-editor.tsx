"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  type Color,
  ColorArea,
  ColorSlider,
  ColorThumb,
  parseColor,
  SliderTrack,
} from "react-aria-components";

import { ColourNotations } from "./colour-notations";

interface ColourEditorProps {
  hex: string;
  /** Called once when a drag or key press ends; `tag`: typing in one field is one undo step. */
  onHex: (hex: string, tag?: string) => void;
}

const thumb = "size-4 rounded-full border-2 border-white shadow-float ring ring-black/50";

/** Picks a colour by area and hue. A drag shows only here until it is released. */
export function ColourEditor({ hex, onHex }: ColourEditorProps) {
  const t = useTranslations("palette");
  // A grey's hex code has lost its hue, so the editor keeps the colour as it was set.
  const [colour, setColour] = useState<Color>(() => parseColor(hex).toFormat("hsb"));
  const finish = (next: Color) => onHex(next.toString("hex").toUpperCase());
  const shared = {
    colorSpace: "hsb" as const,
    value: colour,
    onChange: setColour,
    onChangeEnd: finish,
  };

  return (
    <div className="flex w-52 flex-col gap-3">
      <ColorArea
        {...shared}
        aria-label={t("area")}
        xChannel="saturation"
        yChannel="brightness"
        className="h-40 w-full rounded-md"
      >
        <ColorThumb className={thumb} />
      </ColorArea>
      <ColorSlider {...shared} channel="hue" aria-label={t("hue")}>
        <SliderTrack className="h-4 w-full rounded-full">
          <ColorThumb className={`${thumb} top-1/2`} />
        </SliderTrack>
      </ColorSlider>
      <ColourNotations
        hex={hex}
        onHex={(next, tag) => {
          setColour(parseColor(next).toFormat("hsb"));
          onHex(next, tag);
        }}
      />
    </div>
  );
}
