"use client";

import {
  ArrowRightFromLine,
  Columns2,
  Download,
  Maximize2,
  Palette,
  Sprout,
  Star,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { RatingStars } from "@/components/library/marks/rating-stars";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { IconButton } from "@/components/ui/icon-button";
import { Tip } from "@/components/ui/tip";
import { openComparison } from "@/lib/client/address/comparison-address";
import { viewImage } from "@/lib/client/address/viewed-image";
import { libraryMark } from "@/lib/client/library/undo";
import { useContinue } from "@/lib/client/library/use-continue";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import { usePaletteOf } from "@/lib/client/library/use-palette-of";
import { useTakeImage } from "@/lib/client/uploads/use-take-image";
import type { Asset } from "@/lib/core/api/asset";
import { shownSeedOf } from "@/lib/core/generation/seed";

interface ResultActsProps {
  image: Asset;
  /** What to compare it with, and itself. */
  comparedIds: string[];
}

/** What can be done with the image on the stage. */
export default function ResultActs({ image, comparedIds }: ResultActsProps) {
  const t = useTranslations("shell.stage");
  const takeUp = useTranslations("takeUp");
  const { rate, star } = useImageActions();
  const { takeSeed } = useTakeImage();
  const continueFrom = useContinue();
  const takePalette = usePaletteOf();
  const { id, starred, rating, made, urls } = image;
  return (
    <div
      role="toolbar"
      aria-label={t("acts")}
      className="ml-auto flex flex-wrap items-center justify-end gap-0.5"
    >
      <span {...libraryMark} className="flex items-center gap-0.5">
        <RatingStars rating={rating} onRating={(stars) => void rate([image], stars)} />
        <hr className="mx-1 h-4.5 w-px border-0 bg-line" />
        <IconButton
          label={t("star")}
          pressed={starred}
          onClick={() => void star([image], !starred)}
        >
          <Star aria-hidden className={classes("size-4", starred && "fill-current")} />
        </IconButton>
      </span>
      {shownSeedOf(made) !== undefined && (
        <IconButton label={takeUp("seed")} onClick={() => takeSeed(image)}>
          <Sprout aria-hidden className="size-4" />
        </IconButton>
      )}
      <IconButton label={t("palette")} onClick={() => void takePalette(image)}>
        <Palette aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("compare")} onClick={() => openComparison(comparedIds)}>
        <Columns2 aria-hidden className="size-4" />
      </IconButton>
      <Tip text={t("download")}>
        <a
          href={urls.original}
          download
          aria-label={t("download")}
          className="inline-grid size-8 shrink-0 place-items-center rounded-md text-soft hover:bg-sunk hover:text-text"
        >
          <Download aria-hidden className="size-4" />
        </a>
      </Tip>
      <IconButton label={t("open")} onClick={() => viewImage(id)}>
        <Maximize2 aria-hidden className="size-4" />
      </IconButton>
      <Tip text={t("continueHint")}>
        <Button size="small" className="ml-1.5 h-8!" onClick={() => void continueFrom(image)}>
          <ArrowRightFromLine aria-hidden className="size-4" />
          {t("continue")}
        </Button>
      </Tip>
    </div>
  );
}
