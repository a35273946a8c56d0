"use client";

import { useTranslations } from "next-intl";
import { PaletteVerdict } from "@/components/outcome/palette-verdict";
import { usePictureColours } from "@/lib/client/palette/use-picture-colours";
import { matchedColours } from "@/lib/core/palette/difference";
import type { Palette } from "@/lib/core/palette/palette";

interface PaletteMatchProps {
  palette: Palette;
  /** The result's picture, to read its colours from. */
  picture: { key: string; name: string; source: string };
}

/** The requested palette beside the actual one, because models follow it only loosely. */
export function PaletteMatch({ palette, picture }: PaletteMatchProps) {
  const t = useTranslations("viewer");
  const { colours, isUnreadable } = usePictureColours(picture, palette.length);
  const got = colours?.palette ?? [];
  const matches = matchedColours(palette, got);
  const percent = (ratio: number) => `${(ratio / 100).toFixed(1)} %`;
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-2xs font-semibold text-soft">{t("palette")}</h3>
      {colours && <PaletteVerdict asked={palette} got={got} />}
      <div className="flex flex-col gap-px overflow-hidden rounded-md">
        <Strip palette={palette} />
        <Strip palette={got} />
      </div>
      <table className="w-full text-2xs tabular-nums">
        <thead className="text-faint">
          <tr>
            <th scope="col" className="py-0.5 text-left font-normal">
              {t("asked")}
            </th>
            <th scope="col" className="text-left font-normal">
              {t("got")}
            </th>
            <th scope="col" className="text-right font-normal">
              <abbr title={t("distanceHint")} className="no-underline">
                ΔE OK
              </abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {matches.map(({ asked, got: match, distance }, index) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: two colours may be equal.
              key={index}
            >
              <td className="py-0.5">
                <Colour hex={asked.hex} text={percent(asked.ratio)} />
              </td>
              <td>{match && <Colour hex={match.hex} text={percent(match.ratio)} />}</td>
              <td className="text-right">{distance?.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isUnreadable && <p className="text-2xs text-bad">{t("coloursUnreadable")}</p>}
      <p className="text-2xs text-faint">{t("paletteGuide")}</p>
    </section>
  );
}

function Strip({ palette }: { palette: Palette }) {
  return (
    <div className="flex h-4 bg-sunk">
      {palette.map(({ hex, ratio }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: two colours may be equal.
          key={index}
          title={hex}
          style={{ background: hex, width: `${ratio / 100}%` }}
        />
      ))}
    </div>
  );
}

function Colour({ hex, text }: { hex: string; text: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span
        title={hex}
        style={{ background: hex }}
        className="size-3.5 rounded-xs ring ring-line ring-inset"
      />
      {text}
    </span>
  );
}
