import type { Box, PixelSize } from "../box/box";
import { boxOnStage, type StagePoint, type Viewport } from "./viewport";

/** From the pointer to the magnifier, in CSS pixels. */
const away = 28;

/**
 * Where the magnifier goes, in CSS pixels of the stage: beside the pointer, so that it hides nothing
 * of the box. If the box leaves it no room there, it goes to the corner of the stage where it hides
 * least.
 */
export function magnifierPlace(
  pointer: StagePoint,
  magnifier: PixelSize,
  box: Box,
  viewport: Viewport,
  stage: PixelSize,
): StagePoint {
  const before = {
    left: pointer.left - away - magnifier.width,
    top: pointer.top - away - magnifier.height,
  };
  const after = { left: pointer.left + away, top: pointer.top + away };
  const end = { left: stage.width - magnifier.width, top: stage.height - magnifier.height };
  const places = [
    { left: after.left, top: before.top },
    { left: before.left, top: before.top },
    { left: after.left, top: after.top },
    { left: before.left, top: after.top },
    { left: 0, top: 0 },
    { left: end.left, top: 0 },
    { left: 0, top: end.top },
    end,
  ].filter(({ left, top }) => left >= 0 && top >= 0 && left <= end.left && top <= end.top);
  const hidden = (place: StagePoint) => overlap(place, magnifier, box, viewport);
  return places.toSorted((one, other) => hidden(one) - hidden(other))[0] ?? after;
}

/** How much of a box lies below something on the stage, in square CSS pixels. */
function overlap(at: StagePoint, size: PixelSize, box: Box, viewport: Viewport) {
  const { left, top, right, bottom } = boxOnStage(box, viewport);
  const across = Math.min(at.left + size.width, right) - Math.max(at.left, left);
  const down = Math.min(at.top + size.height, bottom) - Math.max(at.top, top);
  return Math.max(0, across) * Math.max(0, down);
}
