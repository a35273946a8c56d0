"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { type ReactNode, useState } from "react";
import { classes } from "@/components/ui/classes";
import { menuCard, menuRow } from "@/components/ui/floating/menu-look";
import { viewImage } from "@/lib/client/address/viewed-image";
import { downloadFrom } from "@/lib/client/browser/download";
import { useBoards } from "@/lib/client/library/use-boards";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import { useTakeImage } from "@/lib/client/uploads/use-take-image";
import { verdictSchema } from "@/lib/core/api/verdict";
import { decidedOn, toggledVerdict } from "@/lib/core/comparison-view/decisions";
import { useCompared } from "./compared";
import type { DeskImage } from "./desk-image";

const ratings = [5, 4, 3, 2, 1, 0];

const triggers = {
  /** In a corner of the image, where a pointer or the focus is. */
  pane: "absolute right-1.5 bottom-1.5 size-7 bg-black/65 text-white opacity-0 focus-visible:opacity-100 data-[state=open]:opacity-100 [[data-pane-frame]:hover_&]:opacity-100 pointer-coarse:opacity-100",
  panel: "size-7 text-soft hover:bg-sunk hover:text-text",
};

interface ImageMenuProps {
  image: DeskImage;
  place: keyof typeof triggers;
}

/** What can be decided about an image, where one looks at it. */
export function ImageMenu({ image, place }: ImageMenuProps) {
  const t = useTranslations("comparison.decide");
  const [isOpen, setOpen] = useState(false);
  return (
    <DropdownMenu.Root open={isOpen} onOpenChange={setOpen} modal={false}>
      <DropdownMenu.Trigger
        aria-label={t("menu", { name: image.caption })}
        className={classes(
          "grid shrink-0 place-items-center rounded-md pointer-coarse:size-11",
          triggers[place],
        )}
      >
        <Ellipsis aria-hidden className="size-4" />
      </DropdownMenu.Trigger>
      {isOpen && <Items image={image} />}
    </DropdownMenu.Root>
  );
}

function Items({ image }: { image: DeskImage }) {
  const t = useTranslations("comparison.decide");
  const menu = useTranslations("library.menu");
  const { decisions, decide } = useCompared();
  const { boards = [] } = useBoards();
  const { rate, star, addToBoard } = useImageActions();
  const { takeAsInput, takeAll } = useTakeImage();
  const { id, asset } = image;
  const decided = decisions[id]?.verdict;
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content align="end" collisionPadding={8} className={menuCard}>
        {verdictSchema.options.map((verdict) => (
          <DropdownMenu.CheckboxItem
            key={verdict}
            checked={decided === verdict}
            onSelect={() => decide(decidedOn(id, (before) => toggledVerdict(before, verdict)))}
            className={menuRow}
          >
            <span className="flex-1">{t(verdict === "picked" ? "pick" : "reject")}</span>
            <DropdownMenu.ItemIndicator>✓</DropdownMenu.ItemIndicator>
          </DropdownMenu.CheckboxItem>
        ))}
        <Item onSelect={() => void star([asset], !asset.starred)}>
          {menu(asset.starred ? "unstar" : "star")}
        </Item>
        <Further label={menu("rating")}>
          {ratings.map((rating) => (
            <Item key={rating} onSelect={() => void rate([asset], rating)}>
              {menu("rate", { rating })}
            </Item>
          ))}
        </Further>
        {boards.length > 0 && (
          <Further label={menu("board")}>
            {boards.map((board) => (
              <Item key={board.id} onSelect={() => void addToBoard([asset], board)}>
                {board.name}
              </Item>
            ))}
          </Further>
        )}
        <DropdownMenu.Separator className="my-1 h-px bg-line" />
        {asset.generationId && (
          <Item onSelect={() => void takeAll(asset)}>{t("continueFrom")}</Item>
        )}
        <Item onSelect={() => takeAsInput(id)}>{menu("input", { count: 1 })}</Item>
        <Item onSelect={() => viewImage(id)}>{menu("open")}</Item>
        <Item onSelect={() => downloadFrom(asset.urls.original)}>{t("download")}</Item>
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  );
}

interface ItemProps {
  onSelect: () => void;
  children: string;
}

function Item({ onSelect, children }: ItemProps) {
  return (
    <DropdownMenu.Item onSelect={onSelect} className={menuRow}>
      {children}
    </DropdownMenu.Item>
  );
}

function Further({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={menuRow}>
        <span className="flex-1">{label}</span>
        <span aria-hidden className="text-faint">
          ›
        </span>
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className={menuCard} sideOffset={4} collisionPadding={8}>
          {children}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
