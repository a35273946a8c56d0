/** The ways of looking; all but the grid are about two images. */
export const deskModes = ["grid", "wipe", "onion", "blink", "difference", "boxes"] as const;
export type DeskMode = (typeof deskModes)[number];

/** Which key leads to which way. */
export const modeKeys = {
  g: "grid",
  w: "wipe",
  o: "onion",
  b: "blink",
  d: "difference",
  x: "boxes",
} as const satisfies Record<string, DeskMode>;

/** The two images that are looked at as a pair: A and B. */
export type Pair = readonly [string, string];
