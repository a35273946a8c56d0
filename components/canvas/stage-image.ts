import type { PictureSource } from "@/lib/client/picture/use-picture";

/** The image that is on the stage. */
export interface StageImage extends PictureSource {
  id: string;
  /** Its number in the prompt's counting, from 1. */
  number: number;
  name: string;
}
