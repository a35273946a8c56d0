import type { PixelSize } from "@/lib/core/bbox/box";
import type { DeskImage } from "./desk-image";
import type { LoupeStore } from "./loupe-store";
import type { StepStore } from "./step-store";

/** What a way of showing all images at once needs. */
export interface GridView {
  images: DeskImage[];
  /** In CSS pixels. */
  room: PixelSize;
  step: StepStore;
  loupe: LoupeStore | undefined;
  onChoose: (id: string) => void;
}
