"use client";

import { Check, Layers, Star } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { memo, useState } from "react";
import { classes } from "@/components/ui/classes";
import { useGridSettings } from "@/lib/client/library/grid-settings";
import { useIsSelected } from "@/lib/client/library/selection";
import { useModels, useTrashDays } from "@/lib/client/queries/service";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Asset } from "@/lib/core/api/asset";
import { shownSeedOf } from "@/lib/core/generation/seed";
import { placeInRun, promptWords } from "@/lib/core/library/caption";
import { daysUntilGone } from "@/lib/core/library/days";
import { placeholderOf } from "./placeholder";

const loadTileActions = () => import("./tile-actions");
// An image's actions load when the user first reaches one.
const TileActions = dynamic(loadTileActions, { ssr: false });

/** Loads the tile actions in advance, or the first use would lag. */
export function preloadTileActions(): void {
  void loadTileActions();
}

interface AssetTileProps {
  asset: Asset;
  /** Whether pictures arrive in time, which they do not while the grid flies past. */
  hasPicture: boolean;
  /** Whether the pointer or focus is on it. */
  isHeld: boolean;
  /** Whether Tab reaches it. */
  isInTabOrder: boolean;
}

/** One image of the library. The grid handles its main button. */
export const AssetTile = memo(function AssetTile({
  asset,
  hasPicture,
  isHeld,
  isInTabOrder,
}: AssetTileProps) {
  const t = useTranslations("library");
  const { facts } = usePunctuation();
  const isSelected = useIsSelected(asset.id);
  // Once shown, a picture stays as long as its tile does.
  const [wasShown, setShown] = useState(hasPicture);
  if (hasPicture && !wasShown) setShown(true);
  const { name, rating, starred, stackCount = 1 } = asset;
  const placeholder = placeholderOf(asset.thumbhash);
  const placeholderStyle = placeholder ? { backgroundImage: `url(${placeholder})` } : undefined;
  const daysLeft = daysUntilGone(asset.trashedAt, useTrashDays(), Date.now());
  const words = useCaption(asset);
  const caption = daysLeft === undefined ? words : t("daysLeft", { days: daysLeft });
  const place = placeInRun(asset);
  const number = place && caption !== undefined ? t("placeInRun", place) : undefined;
  const pixels = `${asset.width} × ${asset.height}`;
  const marks = [
    rating > 0 && t("ratingOf", { rating }),
    starred && t("isStarred"),
    stackCount > 1 && t("stackOf", { count: stackCount }),
    isSelected && t("isSelected"),
  ].filter((mark) => mark !== false);

  return (
    <>
      <button
        type="button"
        data-main
        tabIndex={isInTabOrder ? 0 : -1}
        aria-label={t("open", { name, facts: facts([caption, number, pixels, ...marks]) })}
        className={classes(
          "@container relative block size-full overflow-hidden rounded-md bg-sunk bg-cover bg-center ring hover:ring-line-strong",
          isSelected ? "ring-2 ring-accent-line" : "ring-line",
        )}
        style={wasShown ? undefined : placeholderStyle}
      >
        {wasShown && (
          <img
            src={asset.urls.thumb}
            alt=""
            decoding="async"
            // The tile is dragged, as the original; the image by itself would drag the thumbnail.
            draggable={false}
            // The browser stops painting it behind its picture, which halves the work.
            style={placeholderStyle}
            className="size-full bg-cover bg-center object-cover"
          />
        )}
        <span className="absolute inset-x-0 bottom-0 flex items-center gap-1.5 bg-linear-to-t from-black/70 to-transparent px-1.5 pt-5 pb-1 text-left text-2xs text-white">
          {/* The space keeps the words apart for screen readers; it is not visible. */}
          <span className="truncate">{caption}</span> <span className="shrink-0">{number}</span>{" "}
          <span className="ml-auto flex shrink-0 items-center gap-1">
            {stackCount > 1 && (
              <span className="flex items-center gap-0.5 rounded-sm bg-black/60 px-1">
                <Layers aria-hidden className="size-3" />
                <Drawn text={String(stackCount)} />
              </span>
            )}
            {rating > 0 && <Drawn text={`${rating}★`} />}
            <span className="opacity-80 @max-[180px]:hidden">{pixels}</span>
          </span>
        </span>
        {starred && (
          <Star aria-hidden className="absolute top-1.5 right-1.5 size-3.5 fill-white text-white" />
        )}
        {isSelected && (
          <span
            aria-hidden
            className="absolute top-1 left-1 grid size-5 place-items-center rounded-full bg-accent text-accent-ink"
          >
            <Check className="size-3.5" />
          </span>
        )}
      </button>
      {isHeld && <TileActions asset={asset} isInTabOrder={isInTabOrder} />}
    </>
  );
});

/** What the designer wants to read below an image; of an upload it is always its name. */
function useCaption({ kind, name, made }: Asset): string | undefined {
  const t = useTranslations("library");
  const content = useGridSettings(({ caption }) => caption);
  const models = useModels();
  if (content === "none") return undefined;
  if (kind === "upload" || !made) return name;
  if (content === "model") return models.find(({ id }) => id === made.model)?.title ?? made.model;
  if (content === "prompt") return promptWords(made.prompt) || name;
  const seed = shownSeedOf(made);
  return seed === undefined ? t("seedRandom") : t("seed", { seed: String(seed) });
}

/** Text for the eye only: the button's name has it in words. */
function Drawn({ text }: { text: string }) {
  return <span data-text={text} className="before:content-[attr(data-text)]" />;
}
