import type { PixelSize } from "../box/box";

export const paperNames = ["a4", "a3", "letter"] as const;
export type PaperName = (typeof paperNames)[number];

/** In points, 72 per inch, portrait. ISO 216 and ANSI A. */
const papers = {
  a4: { width: 595.28, height: 841.89 },
  a3: { width: 841.89, height: 1190.55 },
  letter: { width: 612, height: 792 },
} satisfies Record<PaperName, PixelSize>;

/** The size of a sheet of paper in points. */
export function paperSize(name: PaperName, isLandscape: boolean): PixelSize {
  const { width, height } = papers[name];
  return isLandscape ? { width: height, height: width } : { width, height };
}
