"use client";

import { useState } from "react";
import { type Palette, withRatio } from "@/lib/core/palette/palette";
import { type Shortage, withTypedShare } from "@/lib/core/palette/typed-share";

interface Round {
  /** The shares that typing produced; any others start afresh. */
  ratios: number[];
  places: number[];
  last: { index: number; wanted: number; shortage: Shortage | undefined };
}

export interface TypedShares {
  set: (index: number, ratio: number) => void;
  /** Why a colour could not have its full typed share. */
  shortageOf: (index: number) => Shortage | undefined;
  /** Enforces the typed share, taking from the others in proportion. */
  insist: () => void;
}

/**
 * Typing several shares in turn: each keeps those typed before it, until something else changes.
 */
export function useTypedShares(
  palette: Palette,
  onPalette: (palette: Palette, tag?: string) => void,
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
