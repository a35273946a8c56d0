"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { useElementSize } from "@/lib/client/browser/use-element-size";
import { usePicture } from "@/lib/client/picture/use-picture";
import { useWheel } from "@/lib/client/stage/use-wheel";
import type { Reshape } from "@/lib/core/api/asset";
import type { Box } from "@/lib/core/box/box";
import { focusOf, guidesOf } from "@/lib/core/stage/gesture-state";
import { toImage } from "@/lib/core/stage/viewport";
import { BoxAnnouncement } from "./box-announcement";
import { BoxBar } from "./box-bar";
import { pointerShapeOf } from "./cursor";
import { KonvaStage } from "./konva-stage";
import { Magnifier } from "./magnifier";
import { PixelReadout } from "./pixel-readout";
import type { StageImage } from "./stage-image";
import { stageMark } from "./stage-mark";
import { StageNotice } from "./stage-notice";
import { StageToolbar } from "./stage-toolbar";
import { useBoxEditor } from "./use-box-editor";
import { useClipboardEvents } from "./use-clipboard-events";
import { useStageKeys } from "./use-stage-keys";
import { useStagePointers } from "./use-stage-pointers";
import { useStageView } from "./use-stage-view";

interface InputStageProps {
  image: StageImage;
  boxes: Box[];
  /** 0: the model takes no boxes. */
  maxBoxes: number;
  /** The box that the pointer is on the words for. */
  lit?: number | undefined;
  /** Called once per undo step; consecutive steps with the same tag are one. */
  onBoxes: (boxes: Box[], tag?: string) => void;
  /** Inserts the words for a box of this image into the prompt. */
  onName: (index: number) => void;
  /** Puts a part of the image, or the image turned to the right, in its place. */
  onReshape: (reshape: Reshape) => void;
  isReshaping: boolean;
  /** Told when a drag or a stroke begins and when it is over. */
  onDrawing?: (isDrawing: boolean) => void;
  /** What else the stage can show, beside the tools. */
  looks?: ReactNode;
}

/** From this scale on, the stage itself shows single pixels. */
const magnifierBelow = 6;

/** An input image and its boxes, which can be drawn, moved and typed to the pixel. */
export default function InputStage(props: InputStageProps) {
  const { image, boxes, maxBoxes, lit, onBoxes, onName } = props;
  const { onReshape, isReshaping, onDrawing, looks } = props;
  const t = useTranslations("stage");
  const keysId = useId();
  const surface = useRef<HTMLDivElement>(null);
  const stage = useElementSize(surface);
  const view = useStageView(image.id, image, stage);
  const editor = useBoxEditor({ image, boxes, maxBoxes, onBoxes, view });
  const [attempt, setAttempt] = useState(0);
  const [isSpaceDown, setSpaceDown] = useState(false);
  const { pointer, isFinger, handlers } = useStagePointers({ surface, editor, view, isSpaceDown });
  const { gesture, shown, selected } = editor;
  const { viewport } = view;

  const under = pointer && toImage(viewport, pointer);
  const focus = under && viewport.scale < magnifierBelow ? focusOf(gesture, under) : undefined;
  const focusedBox = selected === undefined ? undefined : shown[selected];
  const picture = usePicture(image, viewport, stage, focus, attempt);

  const frame = {
    left: viewport.left,
    top: viewport.top,
    width: image.width * viewport.scale,
    height: image.height * viewport.scale,
  };

  useWheel(surface, view);
  useClipboardEvents(editor);
  useStageKeys({ surface, editor, view, boxes, image, onSpace: setSpaceDown });
  const onBlur = useEffectEvent(() => {
    editor.cancel();
    setSpaceDown(false);
  });
  useEffect(() => {
    window.addEventListener("blur", onBlur);
    return () => window.removeEventListener("blur", onBlur);
  }, []);

  const isDrawing = gesture.kind !== "idle";
  const tellOfDrawing = useEffectEvent((isNow: boolean) => onDrawing?.(isNow));
  useEffect(() => {
    tellOfDrawing(isDrawing);
    return () => tellOfDrawing(false);
  }, [isDrawing]);

  const name = t("surface", {
    number: image.number,
    name: image.name,
    width: image.width,
    height: image.height,
    count: boxes.length,
  });

  return (
    <div {...{ [stageMark]: "" }} className="relative size-full">
      <div
        ref={surface}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the surface handles the arrow keys for its boxes.
        tabIndex={0}
        aria-label={name}
        aria-describedby={keysId}
        style={{ cursor: pointerShapeOf(editor, pointer, boxes, viewport, isSpaceDown) }}
        {...handlers}
        className="stage-ground relative size-full touch-none overflow-hidden outline-offset-[-2px] select-none"
      >
        {picture.state === "ready" && image.hasAlpha && (
          <div aria-hidden className="checkerboard absolute" style={frame} />
        )}
        {picture.state === "ready" && stage.width > 0 && (
          <KonvaStage
            size={stage}
            image={image}
            layers={picture.layers}
            viewport={viewport}
            boxes={shown}
            selected={selected}
            lit={lit}
            guides={guidesOf(gesture)}
            isFinger={isFinger}
          />
        )}
      </div>
      <p id={keysId} className="sr-only">
        {t(maxBoxes > 0 ? "keys" : "keysView")}
      </p>
      {picture.state === "loading" && stage.width > 0 && (
        // Zoomed in, it is larger than the stage and must not lie over what is beside it.
        <div className="pointer-events-none absolute inset-0 overflow-hidden">
          <div
            role="status"
            aria-label={t("loading")}
            className="absolute animate-pulse rounded-sm bg-line"
            style={frame}
          />
        </div>
      )}
      {picture.state === "failed" && (
        <div className="absolute inset-0 grid place-content-center gap-3 text-center">
          <p role="alert" className="text-bad">
            {t("loadFailed")}
          </p>
          <Button
            ref={passFocus(() => surface.current?.focus())}
            onClick={() => setAttempt(attempt + 1)}
          >
            {t("tryAgain")}
          </Button>
        </div>
      )}
      {/* One below the other: on a narrow stage the tools need several rows. */}
      <div className="pointer-events-none absolute inset-x-2 top-3 flex flex-col items-center gap-2">
        <StageToolbar
          editor={editor}
          view={view}
          hasBoxes={maxBoxes > 0}
          isReshaping={isReshaping}
          onTurn={() => onReshape({ turn: 90 })}
          looks={looks}
        />
        <div className="h-6 self-start">
          <PixelReadout
            point={isFinger ? undefined : under}
            image={image}
            layers={picture.layers}
          />
        </div>
        <StageNotice editor={editor} maxBoxes={maxBoxes} />
      </div>
      {focus && focusedBox && pointer && selected !== undefined && (
        <Magnifier
          layers={picture.layers}
          focus={focus}
          box={focusedBox}
          index={selected}
          pointer={pointer}
          viewport={viewport}
          stage={stage}
        />
      )}
      <BoxBar
        editor={editor}
        image={image}
        onName={onName}
        isReshaping={isReshaping}
        onCrop={(box) => onReshape({ crop: box })}
        onGone={() => surface.current?.focus()}
      />
      <BoxAnnouncement box={editor.selectedBox} index={selected ?? 0} />
    </div>
  );
}
