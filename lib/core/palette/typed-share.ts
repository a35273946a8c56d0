import { fullRatio, largestRatio, type Palette, withRatio } from "./palette";

/** Why a colour could not have its full typed share. */
export interface Shortage {
  /**
   * `typed`: all the others were typed before or are locked, and stay; `locked`: all of them are
   * locked; `most`: the others gave what they had.
   */
  kind: "typed" | "locked" | "most";
  /** The share it has, in hundredths of a percent. */
  left: number;
}

export interface TypedShare {
  palette: Palette;
  shortage: Shortage | undefined;
}

/**
 * Gives a colour the share that was typed. Shares typed for others before stay, like locked ones;
 * the difference comes from the remaining colours.
 * @param typed the places of the colours whose shares were typed before
 */
export function withTypedShare(
  palette: Palette,
  index: number,
  ratio: number,
  typed: number[],
): TypedShare {
  const own = palette[index];
  const wanted = Math.min(fullRatio, Math.max(1, Math.round(ratio)));
  if (!own || own.locked || wanted === own.ratio) return { palette, shortage: undefined };
  const isHeld = (place: number) => place !== index && typed.includes(place);
  const held = palette.map((swatch, place) =>
    isHeld(place) ? { ...swatch, locked: true as const } : swatch,
  );
  const hasGiver = held.some(({ locked }, place) => place !== index && !locked);
  if (!hasGiver) {
    const isTyped = palette.some(({ locked }, place) => isHeld(place) && !locked);
    return { palette, shortage: { kind: isTyped ? "typed" : "locked", left: own.ratio } };
  }
  const most = largestRatio(held, index);
  const given = withRatio(held, index, wanted).map((swatch, place) =>
    isHeld(place) && !palette[place]?.locked ? { hex: swatch.hex, ratio: swatch.ratio } : swatch,
  );
  return { palette: given, shortage: wanted > most ? { kind: "most", left: most } : undefined };
}
