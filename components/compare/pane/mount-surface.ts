import { drawRegion } from "@/lib/client/picture/picture-layer";
import type { PixelSize } from "@/lib/core/bbox/box";
import { isPreviewEnough, previewSidePx, visibleTiles } from "@/lib/core/canvas/tiles";
import { onDevicePixels, type Viewport } from "@/lib/core/canvas/viewport";
import { fitScale, paneViewport } from "@/lib/core/comparison-view/step-view";
import type { Picture } from "./picture";
import type { StepStore } from "./step-store";

/** From so many device pixels an image pixel on, single pixels are meant to be seen. */
const crispScale = 2;
/** Who rests so long looks closely: a preview of the same size differs from the original by little. */
const tilesAfterMs = 500;

interface SurfaceParts {
  /** Holds the whole image, as fine as it is when it fits. */
  base: HTMLCanvasElement;
  /** Holds what was in sight at the last rest, as fine as the screen. */
  detail: HTMLCanvasElement;
  picture: Picture;
  /** In CSS pixels. */
  pane: PixelSize;
  step: StepStore;
  devicePixelRatio: number;
}

/**
 * Draws a picture into a pane and follows the shared view. While it moves, both canvases are only
 * carried along by the compositor, the upper one over the lower; nothing is drawn until it rests.
 * @returns ends it
 */
export function mountSurface(parts: SurfaceParts): () => void {
  const { base, detail, picture, pane, step, devicePixelRatio: ratio } = parts;
  const fit = fitScale(picture.size, pane);
  const fitted = { width: picture.size.width * fit, height: picture.size.height * fit };
  let drawn: Viewport | undefined;
  /** The rendition that the base shows. */
  let shown: string | undefined;

  base.width = Math.max(1, Math.round(fitted.width * ratio));
  base.height = Math.max(1, Math.round(fitted.height * ratio));
  base.style.width = `${fitted.width}px`;
  base.style.height = `${fitted.height}px`;
  detail.width = Math.round(pane.width * ratio);
  detail.height = Math.round(pane.height * ratio);

  const viewport = () => onDevicePixels(paneViewport(step.read(), picture.size, pane), ratio);

  let looking: ReturnType<typeof setTimeout> | undefined;
  const onFrame = () => {
    clearTimeout(looking);
    place();
  };
  const place = () => {
    const now = viewport();
    base.style.transform = `translate(${now.left}px, ${now.top}px) scale(${now.scale / fit})`;
    let isCovered = false;
    if (drawn) {
      const grown = now.scale / drawn.scale;
      const left = now.left - drawn.left * grown;
      const top = now.top - drawn.top * grown;
      detail.style.transform = `translate(${left}px, ${top}px) scale(${grown})`;
      isCovered =
        left <= 0 &&
        top <= 0 &&
        left + pane.width * grown >= pane.width &&
        top + pane.height * grown >= pane.height;
    }
    // What cannot be seen costs time in every frame, and what is see-through would be seen twice.
    // Never "visible": that would show through where the whole surface is hidden.
    base.style.visibility = isCovered ? "hidden" : "inherit";
  };

  const drawBase = () => {
    const finest = picture
      .layers(fit * ratio)
      .findLast(({ region }) => region.width === picture.size.width);
    const pen = base.getContext("2d");
    if (!pen || !finest || finest.key === shown) return;
    shown = finest.key;
    pen.clearRect(0, 0, base.width, base.height);
    pen.imageSmoothingQuality = "high";
    drawRegion(pen, [finest], { left: 0, top: 0, ...picture.size }, base);
  };

  const drawDetail = () => {
    const now = viewport();
    const isWhole = now.scale <= fit * 1.001;
    const scale = now.scale * ratio;
    const isSoft = isPreviewEnough(picture.size, now, ratio, previewSidePx);
    picture.want(scale);
    clearTimeout(looking);
    looking = setTimeout(() => {
      picture.wantTiles(isSoft ? [] : visibleTiles(picture.size, now, pane, ratio));
    }, tilesAfterMs);
    detail.style.visibility = isWhole ? "hidden" : "inherit";
    drawn = isWhole ? undefined : now;
    const pen = isWhole ? null : detail.getContext("2d");
    if (pen) {
      pen.clearRect(0, 0, detail.width, detail.height);
      pen.imageSmoothingEnabled = scale <= crispScale;
      // What is drawn is at most twice as fine as the screen: the quickest way is good enough.
      pen.imageSmoothingQuality = "low";
      const seen = {
        left: -now.left / now.scale,
        top: -now.top / now.scale,
        width: pane.width / now.scale,
        height: pane.height / now.scale,
      };
      drawRegion(pen, picture.layers(scale), seen, detail);
    }
    place();
  };

  let news: number | undefined;
  const onNews = () => {
    news ??= requestAnimationFrame(() => {
      news = undefined;
      drawBase();
      // What comes while it moves is drawn when it rests.
      if (step.isResting()) drawDetail();
    });
  };

  const ends = [
    step.onFrame(onFrame),
    step.onRest(drawDetail),
    picture.subscribe(onNews),
    () => cancelAnimationFrame(news ?? 0),
    () => clearTimeout(looking),
  ];
  place();
  drawBase();
  drawDetail();
  return () => {
    for (const end of ends) end();
  };
}
