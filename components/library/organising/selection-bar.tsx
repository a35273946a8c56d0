"use client";

import {
  Columns2,
  Download,
  FolderPlus,
  ImagePlus,
  type LucideIcon,
  PackageOpen,
  Star,
  Tag,
  Trash2,
  Undo2,
  X,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { IconButton } from "@/components/ui/icon-button";
import { openComparison } from "@/lib/client/address/comparison-address";
import { useBulkProgress } from "@/lib/client/library/bulk-progress";
import { focusInGrid } from "@/lib/client/library/grid-focus";
import { clearSelection, useRunSelection, useSelection } from "@/lib/client/library/selection";
import { libraryMark } from "@/lib/client/library/undo";
import { useDownload } from "@/lib/client/library/use-download";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import { useRunActions } from "@/lib/client/library/use-run-actions";
import { openPortability } from "@/lib/client/uploads/portability";
import { useTakeImage } from "@/lib/client/uploads/use-take-image";
import { selectedOf } from "@/lib/core/library/selection";
import { BoardPicker } from "../marks/board-picker";
import { RatingStars } from "../marks/rating-stars";
import { TagField } from "../marks/tag-field";

interface SelectionBarProps {
  /** Whether the selection is in the trash. */
  inTrash: boolean;
  /** Starts deleting the selection for good. */
  onPurge: (assetIds: string[]) => void;
}

/** How much is selected, and the actions on all of it; most are for images only. */
export default function SelectionBar({ inTrash, onPurge }: SelectionBarProps) {
  const t = useTranslations("library.selection");
  const failures = useTranslations("failures");
  const images = selectedOf(useSelection());
  const runs = selectedOf(useRunSelection());
  const progress = useBulkProgress();
  const { rate, star, trash, restore, addTag, removeTag } = useImageActions();
  const { dismiss } = useRunActions();
  const { takeAsInputs } = useTakeImage();
  const { downloadImages } = useDownload();
  const ids = images.map(({ id }) => id);
  const [first] = images;
  const rating = images.every((image) => image.rating === first?.rating) ? (first?.rating ?? 0) : 0;
  const isStarred = images.every(({ starred }) => starred);
  const shared = first?.tags.filter((tag) => images.every(({ tags }) => tags.includes(tag))) ?? [];

  if (progress) {
    const { done, total, cancel } = progress;
    return (
      <Bar label={t("label")}>
        <span aria-live="polite" className="text-sm">
          {t("progress", { done, total })}
        </span>
        <progress
          aria-label={t("progress", { done, total })}
          value={done}
          max={total}
          className="h-1 min-w-16 flex-1 accent-accent-line"
        />
        <Button size="small" onClick={cancel}>
          {t("cancel")}
        </Button>
      </Bar>
    );
  }
  return (
    <Bar label={t("label")}>
      <span aria-live="polite" className="mr-auto pl-1 text-sm font-semibold whitespace-nowrap">
        {t("count", { count: images.length + runs.length })}
      </span>
      {inTrash ? (
        <>
          <Button size="small" onClick={() => void restore(images)}>
            <Undo2 aria-hidden className="size-3.5" />
            {t("restore")}
          </Button>
          <Button size="small" onClick={() => onPurge(ids)}>
            {t("purge")}
          </Button>
        </>
      ) : images.length === 0 ? (
        <Button size="small" onClick={() => void dismiss(runs)}>
          <Trash2 aria-hidden className="size-3.5" />
          {failures("dismiss")}
        </Button>
      ) : (
        <>
          <RatingStars rating={rating} onRating={(next) => void rate(images, next)} />
          <span aria-hidden className="mx-1 h-5 w-px bg-line @max-[640px]:w-0" />
          <BarAct
            label={t(isStarred ? "unstar" : "star")}
            Icon={Star}
            isOn={isStarred}
            onClick={() => void star(images, !isStarred)}
          />
          <BarPopover label={t("boards")} Icon={FolderPlus}>
            <BoardPicker images={images} />
          </BarPopover>
          <BarPopover label={t("tags")} Icon={Tag}>
            <TagField
              tags={shared}
              onAdd={(tag) => void addTag(images, tag)}
              onRemove={(tag) => void removeTag(images, tag)}
            />
          </BarPopover>
          <BarAct
            label={t("compare")}
            Icon={Columns2}
            disabled={ids.length < 2}
            onClick={() => openComparison(ids)}
          />
          <BarAct label={t("input")} Icon={ImagePlus} onClick={() => takeAsInputs(ids)} />
          <BarAct
            label={t("download")}
            Icon={Download}
            onClick={() => void downloadImages(images)}
          />
          <BarAct
            label={t("export")}
            Icon={PackageOpen}
            onClick={() => openPortability({ kind: "export", images: { assetIds: ids } })}
          />
          <BarAct
            label={t("trash")}
            Icon={Trash2}
            onClick={() => {
              if (runs.length > 0) void dismiss(runs);
              void trash(images);
            }}
          />
        </>
      )}
      <IconButton label={t("clear")} onClick={clearSelection}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </Bar>
  );
}

function Bar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      ref={passFocus(() => focusInGrid())}
      aria-label={label}
      className="@container border-t border-line bg-raised px-2 py-1"
    >
      <div className="flex min-h-9 flex-wrap items-center gap-x-1 gap-y-0.5">{children}</div>
    </section>
  );
}

interface BarActProps extends ComponentProps<"button"> {
  label: string;
  Icon: LucideIcon;
  isOn?: boolean;
}

/** An act with its name: beside its icon, or below it where the bar is narrow. */
function BarAct({ label, Icon, isOn, className, ...rest }: BarActProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      className={classes(
        "inline-flex min-h-8 items-center gap-1.5 rounded-md px-2 text-xs text-soft transition-colors enabled:hover:bg-sunk enabled:hover:text-text disabled:opacity-40",
        "@max-[900px]:flex-col @max-[900px]:justify-center @max-[900px]:gap-0.5 @max-[900px]:px-1.5 @max-[900px]:py-1 @max-[900px]:text-2xs",
        "pointer-coarse:min-h-11",
        isOn && "bg-accent-soft text-text inset-ring inset-ring-accent-line",
        className,
      )}
      {...rest}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {label}
    </button>
  );
}

interface BarPopoverProps {
  label: string;
  Icon: LucideIcon;
  children: ReactNode;
}

function BarPopover({ label, Icon, children }: BarPopoverProps) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <BarAct label={label} Icon={Icon} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          {...libraryMark}
          aria-label={label}
          side="top"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-72 rounded-lg border border-line bg-panel p-3 shadow-float"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
