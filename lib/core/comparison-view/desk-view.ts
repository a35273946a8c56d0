import type { DifferenceKind } from "./difference";
import type { AxisOrder } from "./matrix";
import type { RelativePoint } from "./shared-view";

/** The modes. "rank" has no button in the toolbar: it ends once everything is ranked. */
export const deskModes = ["grid", "wipe", "onion", "blink", "difference", "boxes"] as const;
type ToolbarMode = (typeof deskModes)[number];
export type DeskMode = ToolbarMode | "rank";

export const pairModes: readonly DeskMode[] = ["wipe", "onion", "blink", "difference"];

/** The mode for each key. */
export const modeKeys: Readonly<Record<string, ToolbarMode>> = {
  g: "grid",
  w: "wipe",
  o: "onion",
  b: "blink",
  d: "difference",
  x: "boxes",
};

/** How a desk shows its images, apart from the zoom, which changes from frame to frame. */
export interface DeskView {
  mode: DeskMode;
  /** The ids of images, the one chosen last first; may name images that are gone. */
  chosen: string[];
  hasLoupe: boolean;
  /** What the loupe enlarges, in every image; undefined while the pointer is over none. */
  loupePoint: RelativePoint | undefined;
  /** What counts as a difference. */
  difference: { kind: DifferenceKind; threshold: number };
  /** Which image of each call a matrix shows, from 0. */
  turn: number;
  /** Which axis of a matrix lies where; undefined: as the comparison names them. */
  axisOrder: AxisOrder | undefined;
  /** Whether the active image is alone on the desk. */
  isLarge: boolean;
}

export const startingView: DeskView = {
  mode: "grid",
  chosen: [],
  hasLoupe: false,
  loupePoint: undefined,
  difference: { kind: "seen", threshold: 2 },
  turn: 0,
  axisOrder: undefined,
  isLarge: false,
};

export const withChosen = ({ chosen }: DeskView, id: string): Pick<DeskView, "chosen"> => ({
  chosen: [id, ...chosen.filter((other) => other !== id)],
});

/** Shows an image alone. */
export const withLargeOpened = (view: DeskView, id: string): Partial<DeskView> => ({
  ...withChosen(view, id),
  mode: "grid",
  isLarge: true,
});

/** Another mode shows more than one image. */
export const inMode = (mode: DeskMode): Pick<DeskView, "mode" | "isLarge"> => ({
  mode,
  isLarge: false,
});

/** The loupe opens only once the pointer moves. */
export const withLoupeToggled = ({ hasLoupe }: DeskView) => ({
  hasLoupe: !hasLoupe,
  loupePoint: undefined,
});

/** The image that decisions apply to: the one chosen last, otherwise the first. */
export const activeIdOf = (ids: string[], chosen: string[]): string | undefined =>
  chosen.find((id) => ids.includes(id)) ?? ids[0];

/** The image some places after another, from the end to the beginning again. */
export function imageBeside(ids: string[], id: string | undefined, by: number): string | undefined {
  return ids[(ids.indexOf(id ?? "") + by + ids.length) % ids.length];
}
