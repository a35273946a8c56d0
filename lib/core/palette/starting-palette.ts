import type { Palette } from "./palette";

/** What "Choose a palette" starts with: paper, clay, sage, dusk and ink. */
export const startingPalette: Palette = [
  { hex: "#F3E9DC", ratio: 3600 },
  { hex: "#D98B6A", ratio: 2400 },
  { hex: "#8FAE9B", ratio: 1800 },
  { hex: "#5B6C8F", ratio: 1300 },
  { hex: "#26303F", ratio: 900 },
];
