import type { SharedViewStore } from "@/lib/client/comparison/shared-view-store";
import type { PixelSize } from "@/lib/core/box/box";
import {
  magnificationFor,
  pannedTogether,
  wholeView,
  zoomedTogether,
} from "@/lib/core/comparison-view/shared-view";
import { shortcutKey } from "@/lib/core/keyboard/layout";

const zoomStep = 1.25;
/** CSS pixels an arrow key moves the pictures by; Shift makes it a quarter of the pane. */
const panStep = 40;

const directions: Record<string, { left: number; top: number }> = {
  ArrowLeft: { left: 1, top: 0 },
  ArrowRight: { left: -1, top: 0 },
  ArrowUp: { left: 0, top: 1 },
  ArrowDown: { left: 0, top: -1 },
};

/**
 * Zooms and moves by keys: + - 0 1 and the arrows.
 * @returns whether the key meant something
 */
export function pressSharedViewKey(
  pressed: { key: string; code: string; shiftKey: boolean },
  sharedView: SharedViewStore,
  image: PixelSize,
  pane: PixelSize,
): boolean {
  const key = shortcutKey(pressed);
  const { shiftKey } = pressed;
  const middle = { left: pane.width / 2, top: pane.height / 2 };
  const zoomBy = (factor: number) =>
    sharedView.change((view) => zoomedTogether(view, middle, factor, image, pane));
  const direction = directions[key];
  if (direction) {
    const across = shiftKey ? pane.width / 4 : panStep;
    const down = shiftKey ? pane.height / 4 : panStep;
    const by = { left: direction.left * across, top: direction.top * down };
    sharedView.change((view) => pannedTogether(view, by, image, pane));
    return true;
  }
  if (key === "+" || key === "=") zoomBy(zoomStep);
  else if (key === "-") zoomBy(1 / zoomStep);
  else if (key === "0") sharedView.change(() => wholeView);
  else if (key === "1") {
    const magnification = magnificationFor(1, image, pane);
    sharedView.change(({ centre }) => ({ centre, magnification }));
  } else return false;
  return true;
}
