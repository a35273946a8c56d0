import type { DeskImage } from "@/components/compare/pane/desk-image";
import type { LoupeStore } from "@/components/compare/pane/loupe-store";
import type { StepStore } from "@/components/compare/pane/step-store";
import type { PixelSize } from "@/lib/core/bbox/box";

/** What a grid of all images needs. */
export interface GridView {
  images: DeskImage[];
  /** In CSS pixels. */
  room: PixelSize;
  step: StepStore;
  loupe: LoupeStore | undefined;
  onChoose: (id: string) => void;
}
