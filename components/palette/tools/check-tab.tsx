"use client";

import { useFormatter, useTranslations } from "next-intl";
import { inkOn } from "@/lib/core/palette/colour";
import type { Palette } from "@/lib/core/palette/palette";
import { alikePairs, contrastOf, deficiencies, seenBy } from "@/lib/core/palette/perception";
import { PaletteStrip } from "../palette-strip";

const heading = "text-2xs font-semibold text-soft";

/** How the colours work together: as text on each other, and with colour vision deficiencies. */
export function CheckTab({ palette }: { palette: Palette }) {
  const t = useTranslations("palette.tools");
  const format = useFormatter();
  if (palette.length === 0) return <p className="text-soft">{t("checkNone")}</p>;
  const ways = [undefined, ...deficiencies];
  return (
    <div className="flex flex-col gap-5">
      <section className="flex flex-col gap-1.5">
        <h3 className={heading}>{t("contrast")}</h3>
        <p className="text-2xs text-faint">{t("contrastHint")}</p>
        <div className="overflow-x-auto">
          <table className="border-separate border-spacing-0.5 text-center text-2xs tabular-nums">
            <thead>
              <tr>
                <td />
                {palette.map(({ hex }, column) => (
                  <HeadCell
                    // biome-ignore lint/suspicious/noArrayIndexKey: two colours may be equal.
                    key={column}
                    hex={hex}
                    scope="col"
                  />
                ))}
              </tr>
            </thead>
            <tbody>
              {palette.map(({ hex }, row) => (
                <tr
                  // biome-ignore lint/suspicious/noArrayIndexKey: two colours may be equal.
                  key={row}
                >
                  <HeadCell hex={hex} scope="row" />
                  {palette.map((other, column) => (
                    <ContrastCell
                      // biome-ignore lint/suspicious/noArrayIndexKey: two colours may be equal.
                      key={column}
                      ground={hex}
                      ink={column === row ? undefined : other.hex}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="flex flex-col gap-2">
        <h3 className={heading}>{t("vision")}</h3>
        {ways.map((way) => {
          const pairs = alikePairs(palette, way);
          const seen = way
            ? palette.map((swatch) => ({ ...swatch, hex: seenBy(swatch.hex, way) }))
            : palette;
          return (
            <div
              key={way ?? "all"}
              className="grid grid-cols-[9rem_1fr] items-center gap-x-3 text-xs"
            >
              {t(`sight.${way ?? "all"}`)}
              <PaletteStrip palette={seen} className="h-6" />
              {pairs.length > 0 && (
                <p className="col-start-2 text-2xs text-caution">
                  {t("alike", {
                    pairs: format.list(pairs.map(([one, other]) => `${one + 1}–${other + 1}`)),
                  })}
                </p>
              )}
            </div>
          );
        })}
      </section>
    </div>
  );
}

function HeadCell({ hex, scope }: { hex: string; scope: "row" | "col" }) {
  return (
    <th
      scope={scope}
      style={{ background: hex, color: inkOn(hex) }}
      className="h-7 rounded-sm px-1 font-normal"
    >
      {hex.slice(1)}
    </th>
  );
}

function ContrastCell({ ground, ink }: { ground: string; ink: string | undefined }) {
  if (!ink) return <td />;
  const ratio = contrastOf(ground, ink);
  // 4.5 reads as text, 3 as large text and for lines.
  const weight = ratio >= 4.5 ? "font-semibold text-text" : ratio >= 3 ? "text-soft" : "text-faint";
  return <td className={`h-7 w-14 rounded-sm bg-sunk ${weight}`}>{ratio.toFixed(1)}</td>;
}
