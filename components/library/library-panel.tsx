"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { type ImageSequence, useProvidedSequence } from "@/lib/client/image-sequence";
import { assetsQuery, generationsQuery } from "@/lib/client/queries";
import { viewImage } from "@/lib/client/viewed-image";
import { type LibraryEntry, type LibraryFilter, libraryEntries } from "@/lib/core/library/entries";
import { LibraryGrid } from "./library-grid";

const filters: LibraryFilter[] = ["all", "results", "uploads"];

/** Everything made or uploaded, newest first, with what runs and what failed in its place. */
export function LibraryPanel() {
  const t = useTranslations("library");
  const [filter, setFilter] = useState<LibraryFilter>("all");
  const assets = useInfiniteQuery(assetsQuery);
  const generations = useQuery(generationsQuery);
  const entries = libraryEntries(
    assets.data?.pages.flatMap(({ items }) => items) ?? [],
    generations.data ?? [],
    filter,
  );
  const imageIds = idsOf(entries).join();
  useProvidedSequence(useMemo(() => sequenceOf(imageIds.split(",")), [imageIds]));

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="p-3 pb-2">
        <Segmented
          label={t("filter.label")}
          value={filter}
          options={filters.map((value) => ({ value, label: t(`filter.${value}`) }))}
          onValue={setFilter}
        />
      </div>
      {assets.isError || generations.isError ? (
        <div role="alert" className="flex flex-col items-start gap-3 p-3">
          <p className="text-bad">{t("loadFailed")}</p>
          <Button
            onClick={() => {
              void assets.refetch();
              void generations.refetch();
            }}
          >
            {t("tryAgain")}
          </Button>
        </div>
      ) : (
        <LibraryGrid
          entries={entries}
          isLoading={assets.isPending || generations.isPending}
          isFiltered={filter !== "all"}
          onOpen={viewImage}
          onEnd={() => {
            if (assets.hasNextPage && !assets.isFetchingNextPage) void assets.fetchNextPage();
          }}
        />
      )}
    </div>
  );
}

const idsOf = (entries: LibraryEntry[]) =>
  entries.flatMap((entry) => (entry.kind === "asset" ? [entry.asset.id] : []));

function sequenceOf(ids: string[]): ImageSequence {
  return {
    count: ids.length,
    placeOf: (assetId) => {
      const place = ids.indexOf(assetId);
      return place === -1 ? undefined : place;
    },
    idAt: async (place) => ids[place],
  };
}
