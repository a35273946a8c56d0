import type { PictureSource } from "@/lib/client/picture/picture";

export interface StageImage extends PictureSource {
  id: string;
  /** Its number as the prompt counts, from 1. */
  number: number;
  name: string;
}
