"use client";

import { useSavedItems } from "@/lib/client/queries/saved-items";
import type { Palette } from "@/lib/core/palette/palette";
import { withAtMost } from "@/lib/core/palette/taken-palette";

/** A palette that was saved under a name, such as a brand's. */
export interface SavedPalette {
  id: string;
  name: string;
  palette: Palette;
}

/**
 * The saved palettes, newest first; undefined until loaded.
 * @param max how many colours of each the model takes; without it, all of them
 */
export function useSavedPalettes(max = Number.POSITIVE_INFINITY): SavedPalette[] | undefined {
  const { items } = useSavedItems("palette");
  return items?.flatMap(({ id, name, content }) =>
    content.kind === "palette" ? [{ id, name, palette: withAtMost(content.palette, max) }] : [],
  );
}
