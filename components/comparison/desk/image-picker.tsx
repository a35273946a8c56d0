"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Dialog } from "@/components/ui/dialog";
import { useSettled } from "@/lib/client/browser/use-settled";
import { assetsQuery } from "@/lib/client/queries/assets";
import { mostCompared } from "@/lib/core/comparison-view/address";
import { apiSearchOf, type WishFilter } from "@/lib/core/library/wish";
import { ImageFilter } from "./image-filter";

interface ImagePickerProps {
  chosen: string[];
  /** How few images there may be. */
  least?: number | undefined;
  onDone: (ids: string[]) => void;
  onClose: () => void;
}

/** Typing counts as finished after this long, in milliseconds. */
const settledMs = 200;

/** Picks up to twelve images from the library, in the order they are pressed. */
export function ImagePicker({ chosen, least = 1, onDone, onClose }: ImagePickerProps) {
  const t = useTranslations("comparison.picker");
  const [picked, setPicked] = useState(chosen);
  const [filter, setFilter] = useState<WishFilter>({});
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    assetsQuery(useSettled(apiSearchOf({ filter, sort: "newest" }, new Date()), settledMs)),
  );
  const assets = data?.pages.flatMap(({ items }) => items) ?? [];
  const isFull = picked.length >= mostCompared;
  const toggle = (id: string) =>
    setPicked(picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id]);

  return (
    <Dialog
      title={t("title")}
      hint={t("hint", { most: mostCompared })}
      onClose={onClose}
      className="w-3xl"
    >
      <ImageFilter filter={filter} onFilter={setFilter} />
      {data && assets.length === 0 && (
        <p className="py-6 text-center text-soft">
          {t(Object.values(filter).some((part) => part !== undefined) ? "noneFound" : "none")}
        </p>
      )}
      <ul className="grid max-h-[60vh] min-h-0 grid-cols-[repeat(auto-fill,minmax(112px,1fr))] gap-2 overflow-y-auto p-0.5 [scrollbar-width:thin]">
        {assets.map(({ id, name, urls }) => {
          const place = picked.indexOf(id);
          return (
            <li key={id}>
              <button
                type="button"
                aria-pressed={place >= 0}
                aria-label={name}
                disabled={isFull && place < 0}
                onClick={() => toggle(id)}
                className={classes(
                  "relative block aspect-[1.32] w-full overflow-hidden rounded-md bg-sunk ring disabled:opacity-40",
                  place >= 0
                    ? "ring-2 ring-accent-line"
                    : "ring-line enabled:hover:ring-line-strong",
                )}
              >
                <img src={urls.thumb} alt="" loading="lazy" className="size-full object-cover" />
                {place >= 0 && (
                  <span className="absolute top-1 left-1 grid size-5 place-items-center rounded-full bg-accent text-2xs font-semibold text-accent-ink">
                    {place + 1}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      <div className="flex items-center gap-2">
        {hasNextPage && (
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("more")}
          </Button>
        )}
        <span aria-live="polite" className="ml-auto text-xs text-soft">
          {t("count", { count: picked.length, most: mostCompared })}
        </span>
        <Button look="primary" disabled={picked.length < least} onClick={() => onDone(picked)}>
          {t("done")}
        </Button>
      </div>
    </Dialog>
  );
}
