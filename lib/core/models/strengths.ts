/** What a model is good at, in a few words: `strengths` in compose.json. */
export type Strength =
  | "boxes"
  | "palettes"
  | "sets"
  | "longPrompts"
  | "thinking"
  | "references"
  | "transparency"
  | "lettering"
  | "letteringEdits"
  | "realism"
  | "edits"
  | "fusing"
  | "consistency"
  | "balance"
  | "speed"
  | "lowPrice";
