"use client";

import type Konva from "konva";
import { useLayoutEffect, useRef } from "react";
import { Image, Layer, Stage } from "react-konva";
import { useDevicePixelRatio } from "@/lib/client/browser/use-device-pixel-ratio";
import type { PictureLayer } from "@/lib/client/picture/picture-layer";
import type { Box, PixelSize } from "@/lib/core/box/box";
import type { Guide } from "@/lib/core/box/snap";
import { frameOf, pixelScale } from "@/lib/core/stage/frames";
import { stagePixelRatio } from "@/lib/core/stage/stage-pixels";
import type { Viewport } from "@/lib/core/stage/viewport";
import { BoxFigure } from "./box-figure";
import { Guides, PixelGrid } from "./stage-lines";

interface KonvaStageProps {
  size: PixelSize;
  image: PixelSize;
  layers: PictureLayer[];
  viewport: Viewport;
  boxes: Box[];
  selected: number | undefined;
  lit: number | undefined;
  guides: Guide[];
  isFinger: boolean;
}

/** 800 %. */
const gridScale = 8;

/** Draws the picture and its boxes. Decides nothing: the surface around it handles the events. */
export function KonvaStage(props: KonvaStageProps) {
  const { size, image, layers, viewport, boxes, selected, lit, guides, isFinger } = props;
  const ratio = stagePixelRatio(size, useDevicePixelRatio());
  const stage = useRef<Konva.Stage>(null);

  useLayoutEffect(() => {
    for (const layer of stage.current?.getLayers() ?? []) layer.getCanvas().setPixelRatio(ratio);
    stage.current?.batchDraw();
  }, [ratio]);

  // A canvas with a fractional size in device pixels would be stretched to the next whole one.
  const whole = (value: number) => (Math.floor(value * ratio) + 0.01) / ratio;
  return (
    <Stage
      ref={stage}
      className="relative"
      width={whole(size.width)}
      height={whole(size.height)}
      listening={false}
    >
      <Layer listening={false} imageSmoothingEnabled={viewport.scale * ratio < pixelScale}>
        {layers.map(({ key, bitmap, region }) => (
          <Image key={key} image={bitmap} {...frameOf(region, viewport, ratio)} />
        ))}
      </Layer>
      <Layer listening={false}>
        {viewport.scale >= gridScale && <PixelGrid image={image} viewport={viewport} size={size} />}
        {boxes.map((box, index) => (
          <BoxFigure
            // biome-ignore lint/suspicious/noArrayIndexKey: a box's index is its identity: A or B.
            key={index}
            box={box}
            index={index}
            viewport={viewport}
            isSelected={index === selected}
            isLit={index === lit}
            isFinger={isFinger}
          />
        ))}
        <Guides guides={guides} viewport={viewport} size={size} />
      </Layer>
    </Stage>
  );
}
