import { classes } from "@/components/ui/classes";
import type { Palette } from "@/lib/core/palette/palette";

interface PaletteStripProps {
  palette: Palette;
  className?: string;
}

/** A read-only palette: each colour as wide as its share. */
export function PaletteStrip({ palette, className }: PaletteStripProps) {
  return (
    <span className={classes("flex overflow-hidden rounded-md", className)}>
      {palette.map(({ hex, ratio }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: two colours may be equal; the index is the identity.
          key={index}
          title={`${hex} ${(ratio / 100).toFixed(2)} %`}
          style={{ background: hex, width: `${ratio / 100}%` }}
        />
      ))}
    </span>
  );
}
