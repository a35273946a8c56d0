/** What models are good at, in a few words each: `strengths` in compose.json. */
export const strengths = [
  "boxes",
  "palettes",
  "sets",
  "longPrompts",
  "thinking",
  "references",
  "transparency",
  "lettering",
  "letteringEdits",
  "realism",
  "edits",
  "fusing",
  "consistency",
  "balance",
  "speed",
  "lowPrice",
] as const;
export type Strength = (typeof strengths)[number];
