"use client";

import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { menuCard, menuRow } from "@/components/ui/floating/menu-look";
import { openComparison } from "@/lib/client/address/comparison-address";
import { viewImage } from "@/lib/client/address/viewed-image";
import { useWish } from "@/lib/client/address/wish";
import { useDraft } from "@/lib/client/draft/draft-store";
import { useSelectedInput } from "@/lib/client/draft/selected-input";
import { changeSelection } from "@/lib/client/library/selection";
import { useBoards } from "@/lib/client/library/use-boards";
import { useContinue } from "@/lib/client/library/use-continue";
import { useDownload } from "@/lib/client/library/use-download";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import { usePaletteOf } from "@/lib/client/library/use-palette-of";
import { openPortability } from "@/lib/client/uploads/portability";
import { useTakeImage } from "@/lib/client/uploads/use-take-image";
import type { Asset } from "@/lib/core/api/asset";
import { type Marked, withToggled } from "@/lib/core/library/selection";

/** The tile a menu belongs to, and where to open it. */
export interface MenuTarget {
  asset: Asset;
  /** The selection if the tile belongs to it, otherwise the image alone. */
  images: Marked[];
  x: number;
  y: number;
}

interface TileMenuProps {
  target: MenuTarget;
  onClose: () => void;
  /** Opens name, tags, note and boards of an image. */
  onMarks: (assetId: string) => void;
  onPurge: (assetIds: string[]) => void;
}

const ratings = [5, 4, 3, 2, 1, 0];

/** All actions on a tile, in one menu that all tiles share. */
export default function TileMenu({ target, onClose, onMarks, onPurge }: TileMenuProps) {
  const t = useTranslations("library.menu");
  const { boards = [], setCover } = useBoards();
  const { filter } = useWish();
  /** The board that is open, which an image of it can stand for. */
  const here = boards.find(({ id }) => id === filter.board);
  const { rate, star, trash, restore, addToBoard } = useImageActions();
  const { takeAsInputs, takeInstead, takeSeed, takeAll } = useTakeImage();
  const continueFrom = useContinue();
  const takePalette = usePaletteOf();
  const inputCount = useDraft(({ inputs }) => inputs.length);
  const selectedInput = useSelectedInput();
  const { downloadImages } = useDownload();
  const { asset, images, x, y } = target;
  const ids = images.map(({ id }) => id);
  const isStarred = images.every(({ starred }) => starred);
  const item = (label: string, keys: string | undefined, onSelect: () => void) => (
    <DropdownMenu.Item key={label} onSelect={onSelect} className={menuRow}>
      <span className="flex-1">{label}</span>
      {keys && <kbd className="font-sans text-2xs text-faint">{keys}</kbd>}
    </DropdownMenu.Item>
  );

  const usual = () => (
    <>
      {item(t("open"), "↵", () => viewImage(asset.id))}
      {ids.length === 1 && item(t("continue"), "G", () => void continueFrom(asset))}
      {item(t("input", { count: ids.length }), "I", () => takeAsInputs(ids))}
      {ids.length === 1 &&
        inputCount > 0 &&
        item(t("inputInstead", { number: selectedInput + 1 }), "⇧I", () => takeInstead(asset.id))}
      {asset.made?.seed !== undefined && item(t("seed"), "S", () => takeSeed(asset))}
      {asset.generationId && item(t("all"), "U", () => void takeAll(asset))}
      {ids.length === 1 && item(t("palette"), undefined, () => void takePalette(asset))}
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      {item(t(isStarred ? "unstar" : "star"), "F", () => void star(images, !isStarred))}
      <DropdownMenu.Sub>
        <DropdownMenu.SubTrigger className={menuRow}>
          <span className="flex-1">{t("rating")}</span>
          <span aria-hidden className="text-faint">
            ›
          </span>
        </DropdownMenu.SubTrigger>
        <DropdownMenu.Portal>
          <DropdownMenu.SubContent className={menuCard} sideOffset={4} collisionPadding={8}>
            {ratings.map((rating) =>
              item(t("rate", { rating }), String(rating), () => void rate(images, rating)),
            )}
          </DropdownMenu.SubContent>
        </DropdownMenu.Portal>
      </DropdownMenu.Sub>
      {boards.length > 0 && (
        <DropdownMenu.Sub>
          <DropdownMenu.SubTrigger className={menuRow}>
            <span className="flex-1">{t("board")}</span>
            <span aria-hidden className="text-faint">
              ›
            </span>
          </DropdownMenu.SubTrigger>
          <DropdownMenu.Portal>
            <DropdownMenu.SubContent
              className={`${menuCard} max-h-80 overflow-y-auto`}
              sideOffset={4}
              collisionPadding={8}
            >
              {boards.map((board) => (
                <DropdownMenu.Item
                  key={board.id}
                  onSelect={() => void addToBoard(images, board)}
                  className={menuRow}
                >
                  {board.name}
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.SubContent>
          </DropdownMenu.Portal>
        </DropdownMenu.Sub>
      )}
      {here &&
        ids.length === 1 &&
        here.coverId !== asset.id &&
        item(t("cover"), undefined, () => void setCover(here, asset.id))}
      {item(t("marks"), undefined, () => onMarks(asset.id))}
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      {item(t("select"), t("space"), () =>
        changeSelection((selection) => withToggled(selection, asset)),
      )}
      {item(t("compare"), undefined, () => openComparison(ids))}
      {item(t("download", { count: ids.length }), undefined, () => void downloadImages(images))}
      {item(t("export"), undefined, () =>
        openPortability({ kind: "export", images: { assetIds: ids } }),
      )}
      {item(t("trash", { count: ids.length }), t("delete"), () => void trash(images))}
    </>
  );

  return (
    <DropdownMenu.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden className="fixed size-0" style={{ left: x, top: y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={t("label", { name: asset.name })}
          align="start"
          collisionPadding={8}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className={menuCard}
        >
          {asset.trashedAt === undefined ? (
            usual()
          ) : (
            <>
              {item(t("restore", { count: ids.length }), undefined, () => void restore(images))}
              {item(t("purge", { count: ids.length }), undefined, () => onPurge(ids))}
            </>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
