"use client";

import { RefreshCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId } from "react";
import { classes } from "@/components/ui/classes";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { focusField } from "@/lib/client/browser/focus-field";
import { useLitReference } from "@/lib/client/draft/lit-reference";
import { selectInput } from "@/lib/client/draft/selected-input";
import { isShortcut } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";
import { ThumbAction } from "./thumb-action";
import { ThumbActions } from "./thumb-actions";
import { ThumbNumbers, ThumbSigns, useCopyText } from "./thumb-badges";
import { UploadProgress } from "./upload-progress";
import type { InputOrder } from "./use-input-order";
import type { StripDrop } from "./use-strip-drop";
import type { StripInput } from "./use-strip-inputs";

interface InputThumbProps {
  input: StripInput;
  count: number;
  isSelected: boolean;
  order: InputOrder;
  drop: StripDrop;
}

/** Shown while the pointer or focus is on the thumb, and always on devices without hover. */
const atHand =
  "opacity-0 group-hover:opacity-100 group-has-[:focus-visible]:opacity-100 pointer-coarse:opacity-100";

/** One image of the request, with its actions. */
export default function InputThumb({ input, count, isSelected, order, drop }: InputThumbProps) {
  const t = useTranslations("compose");
  const copyText = useCopyText();
  const descriptionId = useId();
  const isLit = useLitReference()?.image === input.place;
  const { asset, boxCount, place, problems, replacement } = input;
  const number = place + 1;
  const isBad = problems.length > 0;
  const description = [
    boxCount > 0 ? t("inputBoxes", { count: boxCount }) : undefined,
    copyText(input),
    ...problems,
  ].filter((part) => part !== undefined);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isShortcut(shortcuts.strip, "reorder", event)) return;
    // Even at the ends of the strip: the browser would otherwise leave the page.
    event.preventDefault();
    order.move(place, event.key === "ArrowLeft" ? place - 1 : place + 1);
  };

  return (
    <li data-place={place} className="group relative w-18">
      <Marker
        isBefore={drop.marked === place}
        isAfter={drop.marked === count && number === count}
      />
      <div className={classes("relative size-18", drop.dragged === place && "opacity-40")}>
        <button
          type="button"
          draggable
          aria-label={t("inputName", { number, name: asset?.name ?? "" })}
          aria-describedby={description.length > 0 ? descriptionId : undefined}
          aria-pressed={isSelected}
          data-stage=""
          aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
          onClick={() => selectInput(place)}
          onKeyDown={onKeyDown}
          onDragStart={(event) => drop.begin(event, input)}
          className={classes(
            "relative block size-full overflow-hidden rounded-md bg-sunk",
            isLit ? "ring-4" : isSelected || isBad ? "ring-2" : "ring hover:ring-line-strong",
            isSelected || isLit ? "ring-accent-line" : isBad ? "ring-bad" : "ring-line",
            // Above the picture, so that it shows beside the selection ring.
            isBad &&
              "after:absolute after:inset-0 after:rounded-md after:inset-ring-2 after:inset-ring-bad",
          )}
        >
          {asset && (
            <img
              src={asset.urls.thumb}
              alt=""
              // The button is dragged; the picture by itself would drag its thumbnail's URL.
              draggable={false}
              className="size-full object-cover"
            />
          )}
          <ThumbSigns input={input} />
          {drop.target === place && (
            <span className="absolute inset-0 grid place-items-center rounded-md bg-ground/75 text-accent-line">
              <RefreshCw aria-hidden className="size-6" />
            </span>
          )}
        </button>
        <ThumbNumbers input={input} />
        <span id={descriptionId} className="sr-only">
          {description.join(" ")}
        </span>
        {replacement ? (
          <div
            ref={passFocus(() => focusField("inputs"))}
            className="absolute inset-0 grid place-items-center rounded-md bg-ground/75"
          >
            <UploadProgress upload={replacement} />
          </div>
        ) : (
          <ThumbAction
            label={t("removeInput", { number })}
            isOnPicture
            onAct={() => order.remove(place)}
            className={classes("absolute top-1 right-1", atHand)}
          >
            <X aria-hidden className="size-3.5" />
          </ThumbAction>
        )}
      </div>
      <div className="relative mt-0.5 h-6">
        <p className="absolute inset-0 truncate pt-0.5 text-2xs text-faint group-hover:invisible group-has-[:focus-visible]:invisible pointer-coarse:invisible">
          {asset?.name}
        </p>
        <div className={classes("relative", atHand)}>
          <ThumbActions place={place} count={count} onMove={order.move} />
        </div>
      </div>
    </li>
  );
}

/** Marks where a drag over the strip would drop. */
function Marker({ isBefore, isAfter }: { isBefore: boolean; isAfter: boolean }) {
  if (!isBefore && !isAfter) return null;
  return (
    <span
      className={classes(
        "pointer-events-none absolute -top-1 h-20 w-1 rounded-full bg-accent-line",
        isBefore ? "-left-1.5" : "-right-1.5",
      )}
    />
  );
}
