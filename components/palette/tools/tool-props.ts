import type { Palette } from "@/lib/core/palette/palette";

export interface ToolProps {
  palette: Palette;
  /** Called once per undo step. */
  onPalette: (palette: Palette) => void;
  /** How many colours a palette can have. */
  max: number;
}
