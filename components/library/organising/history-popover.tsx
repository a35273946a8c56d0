"use client";

import { Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { classes } from "@/components/ui/classes";
import { LatePopover } from "@/components/ui/floating/late-popover";
import { IconButton } from "@/components/ui/icon-button";
import { useIsCoarsePointer } from "@/lib/client/browser/use-coarse-pointer";
import { goToAct, redoAct, undoAct, useLibraryActs } from "@/lib/client/library/history";
import { libraryMark } from "@/lib/client/library/undo";
import { allActs } from "@/lib/core/library/act-history";
import { LongList } from "../long-list";

interface HistoryPopoverProps {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** What was done in the library in this visit, with undo and redo. */
export default function HistoryPopover({ anchor, onClose }: HistoryPopoverProps) {
  const t = useTranslations("library.history");
  const { done, undone } = useLibraryActs();
  return (
    <LatePopover
      {...libraryMark}
      anchor={anchor}
      label={t("label")}
      onClose={onClose}
      className="w-80 p-2"
    >
      <div className="flex items-center gap-1 pb-1">
        <h2 className="flex-1 px-2 text-sm font-semibold">{t("label")}</h2>
        <IconButton label={t("undo")} disabled={done.length === 0} onClick={() => void undoAct()}>
          <Undo2 aria-hidden className="size-4" />
        </IconButton>
        <IconButton label={t("redo")} disabled={undone.length === 0} onClick={() => void redoAct()}>
          <Redo2 aria-hidden className="size-4" />
        </IconButton>
      </div>
      {done.length + undone.length === 0 ? (
        <p className="px-2 pb-2 text-sm text-soft">{t("empty")}</p>
      ) : (
        <States />
      )}
    </LatePopover>
  );
}

/**
 * Each line is the state after an act, the latest first; what is undone stands above the present
 * state, which is in sight at first.
 */
function States() {
  const t = useTranslations("library.history");
  const { done, undone } = useLibraryActs();
  const rowPx = useIsCoarsePointer() ? 44 : 32;
  const states = [
    { count: 0, text: t("start"), thumbUrl: undefined },
    ...allActs({ done, undone }).map(({ text, thumbUrl }, index) => ({
      count: index + 1,
      text,
      thumbUrl,
    })),
  ].toReversed();
  const scroller = useRef<HTMLDivElement>(null);
  const showPresent = useEffectEvent(() => {
    if (scroller.current) scroller.current.scrollTop = (undone.length - 3) * rowPx;
  });
  useEffect(() => showPresent(), []);

  return (
    <div ref={scroller} className="max-h-80 overflow-y-auto [scrollbar-width:thin]">
      <LongList
        items={states}
        keyOf={({ count }) => String(count)}
        rowPx={rowPx}
        label={t("label")}
      >
        {({ count, text, thumbUrl }) => (
          <button
            type="button"
            aria-current={count === done.length ? "step" : undefined}
            onClick={() => void goToAct(count)}
            title={text}
            className={classes(
              "flex size-full items-center gap-2 rounded-sm px-2 text-left text-xs hover:bg-sunk",
              count === done.length && "bg-accent-soft font-semibold",
              count > done.length && "text-faint",
            )}
          >
            {thumbUrl ? (
              <img
                src={thumbUrl}
                alt=""
                loading="lazy"
                className="size-5 rounded-sm object-cover"
              />
            ) : (
              <span className="size-5 shrink-0" />
            )}
            <span className="min-w-0 truncate">{text}</span>
          </button>
        )}
      </LongList>
    </div>
  );
}
