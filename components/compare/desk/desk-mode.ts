/** The modes. "rank" has no button in the toolbar: it ends once everything is ranked. */
export const deskModes = ["grid", "wipe", "onion", "blink", "difference", "boxes"] as const;
export type DeskMode = (typeof deskModes)[number] | "rank";

/** The modes that need two images. */
export const pairModes: readonly DeskMode[] = ["wipe", "onion", "blink", "difference"];

/** The key for each mode. */
export const modeKeys: Readonly<Record<string, (typeof deskModes)[number]>> = {
  g: "grid",
  w: "wipe",
  o: "onion",
  b: "blink",
  d: "difference",
  x: "boxes",
};
