/** The ways of looking. "rank" is no way of its own in the toolbar: it ends when all is ranked. */
export const deskModes = ["grid", "wipe", "onion", "blink", "difference", "boxes"] as const;
export type DeskMode = (typeof deskModes)[number] | "rank";

/** Those that are about two images. */
export const pairModes: readonly DeskMode[] = ["wipe", "onion", "blink", "difference"];

/** Which key leads to which way. */
export const modeKeys: Readonly<Record<string, (typeof deskModes)[number]>> = {
  g: "grid",
  w: "wipe",
  o: "onion",
  b: "blink",
  d: "difference",
  x: "boxes",
};
