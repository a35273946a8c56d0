"use client";

import { useState } from "react";
import { type Palette, withRatio } from "@/lib/core/palette/palette";
import { type Shortage, withTypedShare } from "@/lib/core/palette/typed-share";

interface Round {
  /** The shares that came of what was typed; others are another beginning. */
  ratios: number[];
  places: number[];
  last: { index: number; wanted: number; shortage: Shortage | undefined };
}

export interface TypedShares {
  set: (index: number, ratio: number) => void;
  /** What kept the share of the colour from being had in full. */
  shortageOf: (index: number) => Shortage | undefined;
  /** Has it all the same, from the others as they stand to each other. */
  insist: () => void;
}

/** Shares typed one after the other: none of them is touched by the next, until something else is done. */
export function useTypedShares(
  palette: Palette,
  onPalette: (palette: Palette, step?: string) => void,
): TypedShares {
  const [round, setRound] = useState<Round>();
  const goesOn =
    round?.ratios.length === palette.length &&
    palette.every(({ ratio }, index) => ratio === round.ratios[index]);
  const begin = (next: Palette, places: number[], last: Round["last"]) => {
    setRound({ ratios: next.map(({ ratio }) => ratio), places, last });
    if (next !== palette) onPalette(next, `share ${last.index}`);
  };

  return {
    set(index, ratio) {
      const typed = goesOn ? round.places : [];
      const { palette: next, shortage } = withTypedShare(palette, index, ratio, typed);
      begin(next, [...new Set([...typed, index])], { index, wanted: ratio, shortage });
    },
    shortageOf: (index) => (goesOn && round.last.index === index ? round.last.shortage : undefined),
    insist() {
      if (!round) return;
      const { index, wanted } = round.last;
      begin(withRatio(palette, index, wanted), [index], { index, wanted, shortage: undefined });
    },
  };
}
