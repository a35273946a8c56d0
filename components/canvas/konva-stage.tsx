"use client";

import type Konva from "konva";
import { useLayoutEffect, useRef } from "react";
import { Image, Layer, Stage } from "react-konva";
import type { PictureLayer } from "@/lib/client/picture/picture-layer";
import { useDevicePixelRatio } from "@/lib/client/use-device-pixel-ratio";
import type { Box, PixelSize } from "@/lib/core/bbox/box";
import type { Guide } from "@/lib/core/bbox/snap";
import { stagePixelRatio } from "@/lib/core/canvas/stage-pixels";
import type { Region } from "@/lib/core/canvas/tiles";
import { toStage, type Viewport } from "@/lib/core/canvas/viewport";
import { BoxFigure } from "./box-figure";
import { Guides, PixelGrid } from "./stage-lines";

interface KonvaStageProps {
  size: PixelSize;
  image: PixelSize;
  layers: PictureLayer[];
  viewport: Viewport;
  boxes: Box[];
  selected: number | undefined;
  guides: Guide[];
  isFinger: boolean;
}

/** From so many device pixels an image pixel on, single pixels are meant to be seen. */
const pixelScale = 2;
/** 800 %. */
const gridScale = 8;

/** Draws the picture and its boxes. Decides nothing: events are handled on the surface around it. */
export function KonvaStage(props: KonvaStageProps) {
  const { size, image, layers, viewport, boxes, selected, guides, isFinger } = props;
  const ratio = stagePixelRatio(size, useDevicePixelRatio());
  const stage = useRef<Konva.Stage>(null);

  useLayoutEffect(() => {
    for (const layer of stage.current?.getLayers() ?? []) layer.getCanvas().setPixelRatio(ratio);
    stage.current?.batchDraw();
  }, [ratio]);

  // A canvas of a broken number of device pixels would be stretched to the next one.
  const whole = (value: number) => (Math.floor(value * ratio) + 0.01) / ratio;
  return (
    <Stage ref={stage} width={whole(size.width)} height={whole(size.height)} listening={false}>
      <Layer listening={false} imageSmoothingEnabled={viewport.scale * ratio < pixelScale}>
        {layers.map(({ key, bitmap, region }) => (
          <Image key={key} image={bitmap} {...frameOf(region, viewport, ratio)} />
        ))}
      </Layer>
      <Layer listening={false}>
        {viewport.scale >= gridScale && <PixelGrid image={image} viewport={viewport} size={size} />}
        {boxes.map((box, index) => (
          <BoxFigure
            // biome-ignore lint/suspicious/noArrayIndexKey: a box is known by its place: A or B.
            key={index}
            box={box}
            index={index}
            viewport={viewport}
            isSelected={index === selected}
            isFinger={isFinger}
          />
        ))}
        <Guides guides={guides} viewport={viewport} size={size} />
      </Layer>
    </Stage>
  );
}

/**
 * Where a part of the picture lies. On whole device pixels, so that neighbours meet without a seam;
 * where pixels are large enough to be told apart, exactly where they belong.
 */
function frameOf({ left, top, width, height }: Region, viewport: Viewport, ratio: number) {
  const isLarge = viewport.scale * ratio >= pixelScale;
  const onPixel = (value: number) => (isLarge ? value : Math.round(value * ratio) / ratio);
  const from = toStage(viewport, { x: left, y: top });
  const to = toStage(viewport, { x: left + width, y: top + height });
  const x = onPixel(from.left);
  const y = onPixel(from.top);
  return { x, y, width: onPixel(to.left) - x, height: onPixel(to.top) - y };
}
