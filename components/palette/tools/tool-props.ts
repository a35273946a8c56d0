import type { Palette } from "@/lib/core/palette/palette";

/** What every tool works on. */
export interface ToolProps {
  palette: Palette;
  /** Called once a step that can be undone. */
  onPalette: (palette: Palette) => void;
  /** How many colours a palette can have. */
  max: number;
}
