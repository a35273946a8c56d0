"use client";

import { useDevicePixelRatio } from "@/lib/client/browser/use-device-pixel-ratio";
import {
  changeStageView,
  useLastStageView as useRememberedView,
} from "@/lib/client/stage/stage-views";
import type { Box, PixelSize } from "@/lib/core/box/box";
import {
  aroundBox,
  fitted,
  onDevicePixels,
  panned,
  pinched,
  type StagePoint,
  type Viewport,
  viewOf,
  viewportOf,
  zoomedAt,
} from "@/lib/core/stage/viewport";

/** Free space around a fitted picture, in CSS pixels: the tools float above and below. */
const margin = { across: 20, down: 68 };
const zoomStep = 1.25;

/**
 * How an image is placed on the stage, and the commands that move it. `stage` is in CSS pixels, 0
 * until measured. Until the user moves the picture, it stays fitted however the panes change.
 */
export function useStageView(imageId: string, image: PixelSize, stage: PixelSize) {
  const fit = fitted(image, stage, margin);
  const view = useRememberedView(imageId);
  const viewport = onDevicePixels(view ? viewportOf(view, stage) : fit, useDevicePixelRatio());
  const middle = { left: stage.width / 2, top: stage.height / 2 };

  const change = (next: (latest: Viewport) => Viewport | undefined) =>
    changeStageView(imageId, (latest) => {
      const changed = next(latest ? viewportOf(latest, stage) : fit);
      return changed && viewOf(panned(changed, { left: 0, top: 0 }, image, stage), stage);
    });
  /** Zooming out all the way fits the whole picture again. */
  const unlessFitted = (next: Viewport) => (next.scale <= fit.scale ? undefined : next);
  const zoomAt = (at: StagePoint, factor: number) =>
    change((latest) => unlessFitted(zoomedAt(latest, at, factor, fit.scale)));

  return {
    viewport,
    zoomAt,
    panBy: (by: StagePoint) => change((latest) => panned(latest, by, image, stage)),
    pinch: (before: [StagePoint, StagePoint], after: [StagePoint, StagePoint]) =>
      change((latest) => unlessFitted(pinched(latest, before, after, fit.scale))),
    zoomIn: () => zoomAt(middle, zoomStep),
    zoomOut: () => zoomAt(middle, 1 / zoomStep),
    zoomToFit: () => change(() => undefined),
    zoomToActual: () => change((latest) => zoomedAt(latest, middle, 1 / latest.scale, 0)),
    zoomToBox: (box: Box) => change(() => aroundBox(box, stage, margin)),
  };
}

export type StageView = ReturnType<typeof useStageView>;
