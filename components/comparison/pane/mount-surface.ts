import type { SharedViewStore } from "@/lib/client/comparison/shared-view-store";
import type { Picture } from "@/lib/client/picture/picture";
import { drawRegion } from "@/lib/client/picture/picture-layer";
import type { PixelSize } from "@/lib/core/box/box";
import { fitScale, paneViewport } from "@/lib/core/comparison-view/shared-view";
import { pixelScale } from "@/lib/core/stage/frames";
import { isPreviewEnough, previewSidePx, visibleTiles } from "@/lib/core/stage/tiles";
import { onDevicePixels, type Viewport } from "@/lib/core/stage/viewport";

/**
 * Only a view that rests this long gets tiles: a preview of the same size hardly differs from the
 * original.
 */
const tilesAfterMs = 500;

interface SurfaceParts {
  /** Holds the whole image, at the resolution of the fitted size. */
  base: HTMLCanvasElement;
  /** Holds what was visible at the last rest, at the screen's resolution. */
  detail: HTMLCanvasElement;
  picture: Picture;
  /** In CSS pixels. */
  pane: PixelSize;
  sharedView: SharedViewStore;
  devicePixelRatio: number;
}

/**
 * Draws a picture into a pane and follows the shared view. While the view moves, the compositor
 * only transforms both canvases, the detail on top of the base; drawing waits until it rests.
 * @returns a function that ends it
 */
export function mountSurface(parts: SurfaceParts): () => void {
  const { base, detail, picture, pane, sharedView, devicePixelRatio: ratio } = parts;
  const fit = fitScale(picture.size, pane);
  const fitted = { width: picture.size.width * fit, height: picture.size.height * fit };
  let drawn: Viewport | undefined;
  /** The rendition in the base. */
  let shown: string | undefined;

  base.width = Math.max(1, Math.round(fitted.width * ratio));
  base.height = Math.max(1, Math.round(fitted.height * ratio));
  base.style.width = `${fitted.width}px`;
  base.style.height = `${fitted.height}px`;
  detail.width = Math.round(pane.width * ratio);
  detail.height = Math.round(pane.height * ratio);

  const viewport = () => onDevicePixels(paneViewport(sharedView.read(), picture.size, pane), ratio);

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
    // A covered base costs time in every frame, and would show twice behind transparent areas.
    // Never use "visible": it would show through when the whole surface is hidden.
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
    const tiles = isPreviewEnough(picture.size, now, ratio, previewSidePx)
      ? []
      : visibleTiles(picture.size, now, pane, ratio);
    picture.want(scale);
    clearTimeout(looking);
    looking = setTimeout(() => {
      picture.wantTiles(tiles);
    }, tilesAfterMs);
    detail.style.visibility = isWhole ? "hidden" : "inherit";
    drawn = isWhole ? undefined : now;
    const pen = isWhole ? null : detail.getContext("2d");
    if (pen) {
      pen.clearRect(0, 0, detail.width, detail.height);
      pen.imageSmoothingEnabled = scale < pixelScale;
      // The layer is at most twice as fine as the screen, so the fastest filter is good enough.
      pen.imageSmoothingQuality = "low";
      const seen = {
        left: -now.left / now.scale,
        top: -now.top / now.scale,
        width: pane.width / now.scale,
        height: pane.height / now.scale,
      };
      drawRegion(pen, picture.layers(scale, tiles), seen, detail);
    }
    place();
  };

  let news: number | undefined;
  const onNews = () => {
    news ??= requestAnimationFrame(() => {
      news = undefined;
      drawBase();
      // Layers that arrive during a movement are drawn when it rests.
      if (sharedView.isResting()) drawDetail();
    });
  };

  const ends = [
    sharedView.onFrame(onFrame),
    sharedView.onRest(drawDetail),
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
