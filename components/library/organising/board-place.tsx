"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import { classes } from "@/components/ui/classes";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { IconButton } from "@/components/ui/icon-button";
import { useBoards } from "@/lib/client/library/use-boards";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import { assetQuery } from "@/lib/client/queries/assets";
import { assetIdsOf, carriesAsset } from "@/lib/client/uploads/dropped";
import type { Board } from "@/lib/core/api/library";

// Loaded only when the user opens one.
const BoardMenu = dynamic(() => import("./board-menu"), { ssr: false });

interface BoardPlaceProps {
  board: Board;
  isHere: boolean;
  onOpen: () => void;
  /** Called after the board was removed. */
  onGone: () => void;
}

/** A row of h-8, and a small gap to the next one. */
export const boardPlacePx = 34;

/** A board: press to open it, drop images onto it, or open its menu. */
export function BoardPlace({ board, isHere, onOpen, onGone }: BoardPlaceProps) {
  const t = useTranslations("library.places");
  const menu = useTranslations("library.menu");
  const client = useQueryClient();
  const { rename } = useBoards();
  const { addToBoard } = useImageActions();
  const [isOver, setOver] = useState(false);
  const [isNaming, setNaming] = useState(false);
  /** Where its menu is open. */
  const [at, setAt] = useState<{ x: number; y: number }>();
  const place = useRef<HTMLButtonElement>(null);
  const { name, count, coverUrl } = board;

  const take = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const ids = assetIdsOf(event.dataTransfer);
    const images = await Promise.all(ids.map((one) => client.ensureQueryData(assetQuery(one))));
    await addToBoard(images, board);
  };
  const finish = (text: string) => {
    setNaming(false);
    const next = text.trim();
    if (next !== "" && next !== name) void rename(board, next);
  };

  if (isNaming) {
    return (
      <input
        ref={passFocus(() => place.current?.focus())}
        // biome-ignore lint/a11y/noAutofocus: a user who renames it types the name next.
        autoFocus
        aria-label={t("rename", { name })}
        defaultValue={name}
        maxLength={100}
        onFocus={({ target }) => target.select()}
        onBlur={({ target }) => finish(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish(event.currentTarget.value);
          if (event.key === "Escape") setNaming(false);
        }}
        className="h-8 w-full rounded-md border border-line bg-sunk px-2 text-sm"
      />
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only takes drops; a tile's menu does the same by keyboard.
    <div
      className={classes(
        "group relative flex items-center rounded-md",
        isHere && "bg-accent-soft",
        isOver && "ring-2 ring-accent-line",
      )}
      onDragOver={(event) => {
        if (!carriesAsset(event.dataTransfer)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        setOver(true);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        setAt({ x: event.clientX, y: event.clientY });
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void take(event)}
    >
      <button
        ref={place}
        type="button"
        aria-current={isHere ? "page" : undefined}
        onClick={onOpen}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-sunk"
      >
        {coverUrl ? (
          <img src={coverUrl} alt="" loading="lazy" className="size-5 rounded-sm object-cover" />
        ) : (
          <span className="size-5 rounded-sm bg-sunk ring ring-line" />
        )}
        <span className="min-w-0 flex-1 truncate">{name}</span>
        <span className="text-2xs text-soft group-focus-within:invisible group-hover:invisible">
          {count}
        </span>
      </button>
      <span className="absolute right-0 flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:static pointer-coarse:opacity-100">
        <IconButton
          label={menu("label", { name })}
          aria-haspopup="menu"
          aria-expanded={at !== undefined}
          onClick={({ currentTarget }) => {
            const { left, bottom } = currentTarget.getBoundingClientRect();
            setAt({ x: left, y: bottom });
          }}
          className="size-7"
        >
          <Ellipsis aria-hidden className="size-4" />
        </IconButton>
      </span>
      {at && (
        <BoardMenu
          board={board}
          at={at}
          onClose={(isRenaming) => {
            setAt(undefined);
            if (!isRenaming) place.current?.focus();
          }}
          onRename={() => setNaming(true)}
          onGone={onGone}
        />
      )}
    </div>
  );
}
