"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type PointerEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useElementSize } from "@/lib/client/use-element-size";
import { placeOn, useWheelZoom } from "@/lib/client/use-wheel-zoom";
import type { Box } from "@/lib/core/bbox/box";
import type { PointerAction } from "@/lib/core/canvas/gesture";
import { type StagePoint, toImage } from "@/lib/core/canvas/viewport";
import { BoxNumbers } from "./box-numbers";
import { cursorOf } from "./cursor";
import { boxLetters, type StageImage } from "./stage-image";
import { pressStageKey } from "./stage-keys";
import { StageToolbar } from "./stage-toolbar";
import { useBitmap } from "./use-bitmap";
import { useBoxEditor } from "./use-box-editor";

// Konva is half as heavy as the rest of the page; it comes when there is something to draw.
const KonvaStage = dynamic(() => import("./konva-stage"), { ssr: false });

interface InputStageProps {
  image: StageImage;
  boxes: Box[];
  /** 0: the model takes none. */
  maxBoxes: number;
  /** Called once a step that can be undone. */
  onBoxes: (boxes: Box[]) => void;
}

const previewSide = 2048;
/** Beyond this many pixels the whole original is too much memory for a tablet. */
const largestWhole = 40_000_000;

/** An input image and the boxes on it: drawn, moved and typed to the pixel. */
export function InputStage({ image, boxes, maxBoxes, onBoxes }: InputStageProps) {
  const t = useTranslations("canvas");
  const surface = useRef<HTMLDivElement>(null);
  const stage = useElementSize(surface);
  const editor = useBoxEditor({ image, boxes, maxBoxes, onBoxes, stage });
  const [attempt, setAttempt] = useState(0);
  const [pointer, setPointer] = useState<StagePoint>();
  const [isSpaceDown, setSpaceDown] = useState(false);

  const previewScale = Math.min(1, previewSide / Math.max(image.width, image.height));
  const wantsOriginal =
    editor.viewport.scale > previewScale && image.width * image.height <= largestWhole;
  const preview = useBitmap(image.previewUrl, attempt);
  const original = useBitmap(wantsOriginal ? image.originalUrl : undefined);
  const bitmap =
    original.kind === "ready"
      ? original.bitmap
      : preview.kind === "ready"
        ? preview.bitmap
        : undefined;

  const point = (kind: PointerAction["kind"], event: PointerEvent<HTMLDivElement>) =>
    editor.point({
      kind,
      at: placeOn(surface, event),
      keepRatio: event.shiftKey,
      fromCentre: event.altKey,
      pans: event.button === 1 || isSpaceDown,
      reach: event.pointerType === "touch" ? 22 : 8,
    });

  useWheelZoom(surface, editor.zoomAt);
  const onBlur = useEffectEvent(() => editor.cancel());
  useEffect(() => {
    window.addEventListener("blur", onBlur);
    return () => window.removeEventListener("blur", onBlur);
  }, []);

  const under = pointer && toImage(editor.viewport, pointer);
  const isInside =
    under && under.x >= 0 && under.y >= 0 && under.x < image.width && under.y < image.height;
  const name = t("surface", {
    number: image.number,
    name: image.name,
    width: image.width,
    height: image.height,
    count: boxes.length,
  });

  return (
    <div className="relative size-full">
      <div
        ref={surface}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the surface takes the arrow keys of its boxes.
        tabIndex={0}
        aria-label={name}
        style={{ cursor: cursorOf(editor, pointer, boxes, isSpaceDown) }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          point("down", event);
        }}
        onPointerMove={(event) => {
          setPointer(placeOn(surface, event));
          point("move", event);
        }}
        onPointerUp={(event) => point("up", event)}
        onPointerCancel={editor.cancel}
        onPointerLeave={() => setPointer(undefined)}
        onKeyUp={(event) => event.key === " " && setSpaceDown(false)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === " ") {
            event.preventDefault();
            setSpaceDown(true);
            return;
          }
          const { key, shiftKey, ctrlKey, metaKey } = event;
          const isDone = pressStageKey(editor, boxes, image, {
            key,
            isShift: shiftKey,
            isCommand: ctrlKey || metaKey,
          });
          if (isDone) event.preventDefault();
        }}
        className="stage-ground size-full touch-none overflow-hidden outline-offset-[-2px]"
      >
        {bitmap && stage.width > 0 && (
          <KonvaStage
            size={stage}
            image={image}
            bitmap={bitmap}
            viewport={editor.viewport}
            boxes={editor.shown}
            selected={editor.selected}
            isDrawing={editor.gesture.kind === "drawing"}
          />
        )}
      </div>
      {preview.kind === "loading" && stage.width > 0 && (
        <div
          role="status"
          aria-label={t("loading")}
          className="pointer-events-none absolute animate-pulse rounded-sm bg-line"
          style={{
            left: editor.viewport.left,
            top: editor.viewport.top,
            width: image.width * editor.viewport.scale,
            height: image.height * editor.viewport.scale,
          }}
        />
      )}
      {preview.kind === "failed" && (
        <div role="alert" className="absolute inset-0 grid place-content-center gap-3 text-center">
          <p className="text-bad">{t("loadFailed")}</p>
          <Button onClick={() => setAttempt(attempt + 1)}>{t("tryAgain")}</Button>
        </div>
      )}
      <StageToolbar editor={editor} hasBoxes={maxBoxes > 0} />
      {editor.isOverLimit && (
        <p
          role="alert"
          className="absolute inset-x-2 top-16 mx-auto w-fit rounded-md border border-caution bg-panel px-3 py-1.5 text-xs text-caution shadow-float"
        >
          {t(maxBoxes > 0 ? "limit" : "noBoxes", { max: maxBoxes })}
        </p>
      )}
      {isInside && (
        <p className="pointer-events-none absolute bottom-3 left-3 text-xs text-faint max-[1150px]:hidden">
          {Math.floor(under.x)}, {Math.floor(under.y)}
        </p>
      )}
      <BoxNumbers
        boxes={editor.shown}
        selected={editor.selected}
        image={image}
        onSelect={editor.select}
        onBox={editor.changeBox}
        onRemove={editor.removeBox}
      />
      <BoxAnnouncement box={boxes[editor.selected ?? -1]} index={editor.selected ?? 0} />
    </div>
  );
}

/** Says the selected box's numbers to those who do not see them change. */
function BoxAnnouncement({ box, index }: { box: Box | undefined; index: number }) {
  const t = useTranslations("canvas");
  return (
    <p aria-live="polite" className="sr-only">
      {box &&
        t("announce", {
          letter: boxLetters[index] ?? "",
          x1: box[0],
          y1: box[1],
          x2: box[2],
          y2: box[3],
        })}
    </p>
  );
}
