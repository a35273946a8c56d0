"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { useIsCoarsePointer } from "@/lib/client/browser/use-coarse-pointer";
import { useBoards } from "@/lib/client/library/use-boards";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import type { Board } from "@/lib/core/api/library";
import type { Marked } from "@/lib/core/library/selection";
import { LongList } from "../long-list";

/** The boards the images are on, with a switch for each, and a field for a new board. */
export function BoardPicker({ images }: { images: Marked[] }) {
  const t = useTranslations("library.marks");
  const { boards = [], create } = useBoards();
  const { addToBoard, removeFromBoard } = useImageActions();
  const [name, setName] = useState("");
  const rowPx = useIsCoarsePointer() ? 40 : 28;

  const holdsAll = ({ id }: Board) => images.every(({ boardIds }) => boardIds.includes(id));
  const createFor = async (event: FormEvent) => {
    event.preventDefault();
    const board = await create(name.trim());
    if (!board) return;
    setName("");
    await addToBoard(images, board);
  };

  return (
    <div className="flex flex-col gap-1.5">
      {boards.length > 0 && (
        <div className="max-h-40 overflow-y-auto">
          <LongList items={boards} keyOf={({ id }) => id} rowPx={rowPx} label={t("boards")}>
            {(board) => (
              <label className="flex h-full items-center gap-2 rounded-sm px-1 text-sm hover:bg-sunk">
                <input
                  type="checkbox"
                  checked={holdsAll(board)}
                  onChange={({ target }) =>
                    void (target.checked ? addToBoard : removeFromBoard)(images, board)
                  }
                  className="size-4 accent-accent-line"
                />
                <span className="min-w-0 flex-1 truncate">{board.name}</span>
                <span className="text-2xs text-faint">{board.count}</span>
              </label>
            )}
          </LongList>
        </div>
      )}
      <form onSubmit={(event) => void createFor(event)} className="flex gap-2">
        <input
          aria-label={t("newBoard")}
          placeholder={t("newBoard")}
          maxLength={100}
          value={name}
          onChange={({ target }) => setName(target.value)}
          className="h-8 min-w-0 flex-1 rounded-md border border-line bg-sunk px-2.5 text-xs placeholder:text-faint hover:border-line-strong"
        />
        <Button type="submit" size="small" disabled={name.trim() === ""} className="h-8">
          {t("create")}
        </Button>
      </form>
    </div>
  );
}
