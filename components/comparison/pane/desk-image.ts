import type { Picture } from "@/lib/client/picture/picture";
import type { PixelSize } from "@/lib/core/box/box";
import type { ComparedImage } from "@/lib/core/comparison-view/settings";

/** An image as the desk shows it. */
export interface DeskImage extends PixelSize, ComparedImage {
  id: string;
  /** Text that tells it from the others. */
  caption: string;
  /** "A" or "B" for the images of the pair. */
  letter: string | undefined;
  /** Whether decisions apply to it. */
  isActive: boolean;
  mark: { text: string; isGood: boolean } | undefined;
  isRejected: boolean;
  /** Undefined until the page can decode pictures. */
  picture: Picture | undefined;
}
