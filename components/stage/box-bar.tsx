"use client";

import { ClipboardPaste, Copy, Crop, Scaling, Trash2, Type } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { IconButton } from "@/components/ui/icon-button";
import type { Box, PixelSize } from "@/lib/core/box/box";
import { boxColour, boxLetter } from "@/lib/core/box/box-mark";
import { BoxFields } from "./box-fields";
import type { BoxEditor } from "./use-box-editor";

interface BoxBarProps {
  editor: BoxEditor;
  image: PixelSize;
  /** Inserts the words for a box into the prompt. */
  onName: (index: number) => void;
  isReshaping: boolean;
  /** Leaves only what is in a box of the image. */
  onCrop: (box: Box) => void;
  /** Takes the focus when what had it is gone with a box. */
  onGone: () => void;
}

const small = "size-7";
const icon = "size-3.5";

/** The image's boxes and the exact numbers of the selected one, beside the picture. */
export function BoxBar(props: BoxBarProps) {
  const { editor, image, onName, isReshaping, onCrop, onGone } = props;
  const t = useTranslations("stage");
  const { shown, selected, copied } = editor;
  const box = selected === undefined ? undefined : shown[selected];
  if (shown.length === 0 && !copied) return null;
  const isSameSize = copied?.width === image.width && copied.height === image.height;

  return (
    <div className="pointer-events-none absolute inset-x-2 bottom-3 flex justify-center *:pointer-events-auto">
      <div
        role="toolbar"
        aria-label={t("boxes")}
        className="flex flex-wrap items-center justify-center gap-x-2 gap-y-1 rounded-lg border border-line bg-panel p-1.5 shadow-float"
      >
        {shown.map((_, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a box's index is its identity: A or B.
            key={index}
            type="button"
            aria-label={t("box", { letter: boxLetter(index) })}
            aria-pressed={index === selected}
            onClick={() => editor.select(index)}
            className={classes(
              "grid size-7 place-items-center rounded-md ring ring-inset",
              index === selected ? "ring-line-strong" : "ring-transparent hover:ring-line",
            )}
          >
            <span
              style={{ background: boxColour(index) }}
              className="grid size-4 place-items-center rounded-sm text-[10px] font-bold text-black"
            >
              {boxLetter(index)}
            </span>
          </button>
        ))}
        {box && selected !== undefined && (
          <BoxFields
            // Another box starts with its own numbers, not with what was typed for this one.
            key={selected}
            box={box}
            image={image}
            onBox={(next, field) => editor.changeBox(selected, next, `box-${selected}-${field}`)}
          >
            <span className="flex items-center">
              <IconButton label={t("nameBox")} onClick={() => onName(selected)} className={small}>
                <Type aria-hidden className={icon} />
              </IconButton>
              <IconButton
                label={t("crop")}
                isBusy={isReshaping}
                onClick={() => onCrop(box)}
                className={small}
              >
                <Crop aria-hidden className={icon} />
              </IconButton>
              <IconButton label={t("copyBox")} onClick={editor.copy} className={small}>
                <Copy aria-hidden className={icon} />
              </IconButton>
              <IconButton
                ref={passFocus(onGone)}
                label={t("removeBox", { letter: boxLetter(selected) })}
                onClick={() => editor.removeBox(selected)}
                className={small}
              >
                <Trash2 aria-hidden className={icon} />
              </IconButton>
            </span>
          </BoxFields>
        )}
        {copied && (
          <span className="flex items-center">
            <IconButton
              label={t(isSameSize ? "pasteBox" : "pastePixels")}
              onClick={() => editor.paste("pixels")}
              className={small}
            >
              <ClipboardPaste aria-hidden className={icon} />
            </IconButton>
            {!isSameSize && (
              <IconButton
                label={t("pasteProportion")}
                onClick={() => editor.paste("proportion")}
                className={small}
              >
                <Scaling aria-hidden className={icon} />
              </IconButton>
            )}
          </span>
        )}
      </div>
    </div>
  );
}
