/** The image that is on the stage. Width and height are those of the upright original, in pixels. */
export interface StageImage {
  id: string;
  /** Its number in the prompt's counting, from 1. */
  number: number;
  name: string;
  width: number;
  height: number;
  hasAlpha: boolean;
  previewUrl: string;
  /** `/{level}/{column}/{row}` behind it is a tile in full resolution. */
  tilesUrl: string;
}

/** How boxes are told apart: by letter, and by a colour that belongs to nothing else. */
const boxLetters = ["A", "B"] as const;
const boxColours = ["#ff8a3d", "#3dc6ff"] as const;

export const boxLetter = (index: number): string => boxLetters[index] ?? "";
export const boxColour = (index: number): string => boxColours[index] ?? boxColours[0];
