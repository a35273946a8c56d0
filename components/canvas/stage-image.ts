/** The image that is on the stage. Width and height are those of the upright original, in pixels. */
export interface StageImage {
  id: string;
  /** Its number in the prompt's counting, from 1. */
  number: number;
  name: string;
  width: number;
  height: number;
  previewUrl: string;
  originalUrl: string;
}

/** How boxes are told apart: by letter, and by a colour that belongs to nothing else. */
export const boxLetters = ["A", "B"] as const;
export const boxColours = ["#ff8a3d", "#3dc6ff"] as const;
