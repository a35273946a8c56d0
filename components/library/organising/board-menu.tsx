"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { useRef } from "react";
import { menuCard, menuRow } from "@/components/ui/floating/menu-look";
import { openComparison } from "@/lib/client/address/comparison-address";
import { useBoards } from "@/lib/client/library/use-boards";
import { useDownload } from "@/lib/client/library/use-download";
import { boardImagesQuery } from "@/lib/client/queries/library";
import { openPortability } from "@/lib/client/uploads/portability";
import type { Board } from "@/lib/core/api/library";

interface BoardMenuProps {
  board: Board;
  /** Where to open it, in CSS pixels of the window. */
  at: { x: number; y: number };
  onClose: (isRenaming: boolean) => void;
  onRename: () => void;
  /** Called after the board was removed. */
  onGone: () => void;
}

/** All acts on a board. */
export default function BoardMenu({ board, at, onClose, onRename, onGone }: BoardMenuProps) {
  const t = useTranslations("library.menu");
  const client = useQueryClient();
  const { setCover, remove } = useBoards();
  const { downloadBoard } = useDownload();
  const isRenaming = useRef(false);
  const item = (label: string, onSelect: () => void, isOff = false) => (
    <DropdownMenu.Item disabled={isOff} onSelect={onSelect} className={menuRow}>
      {label}
    </DropdownMenu.Item>
  );
  const compare = async () => {
    const images = await client.fetchQuery(boardImagesQuery(board.id));
    openComparison(images.map(({ id }) => id));
  };
  return (
    <DropdownMenu.Root open onOpenChange={(isOpen) => !isOpen && onClose(isRenaming.current)}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden className="fixed size-0" style={{ left: at.x, top: at.y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={t("label", { name: board.name })}
          align="start"
          collisionPadding={8}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className={menuCard}
        >
          {item(t("compare"), () => void compare(), board.count < 2)}
          {item(t("downloadAll"), () => void downloadBoard(board.id), board.count === 0)}
          {item(
            t("export"),
            () => openPortability({ kind: "export", images: { boardId: board.id } }),
            board.count === 0,
          )}
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          {board.coverId && item(t("newestCover"), () => void setCover(board, null))}
          {item(t("rename"), () => {
            isRenaming.current = true;
            onRename();
          })}
          {item(t("deleteBoard"), () => void remove(board).then((isGone) => isGone && onGone()))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
