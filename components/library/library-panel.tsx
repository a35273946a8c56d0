"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { assetsQuery, generationsQuery } from "@/lib/client/queries";
import type { Generation } from "@/lib/core/api/generation";
import { type LibraryFilter, libraryEntries } from "@/lib/core/library/entries";
import { LibraryGrid } from "./library-grid";
import { LibraryViewer } from "./library-viewer";

const filters: LibraryFilter[] = ["all", "results", "uploads"];

interface LibraryPanelProps {
  /** What else can be done with a run. */
  actionsOf: (generation: Generation) => ReactNode;
}

/** Everything made or uploaded, newest first, with what runs and what failed in its place. */
export function LibraryPanel({ actionsOf }: LibraryPanelProps) {
  const t = useTranslations("library");
  const [filter, setFilter] = useState<LibraryFilter>("all");
  const [openId, setOpenId] = useState<string>();
  const assets = useInfiniteQuery(assetsQuery);
  const generations = useQuery(generationsQuery);
  const entries = libraryEntries(
    assets.data?.pages.flatMap(({ items }) => items) ?? [],
    generations.data ?? [],
    filter,
  );

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
          onOpen={setOpenId}
          onEnd={() => {
            if (assets.hasNextPage && !assets.isFetchingNextPage) void assets.fetchNextPage();
          }}
        />
      )}
      <LibraryViewer entries={entries} openId={openId} onOpen={setOpenId} actionsOf={actionsOf} />
    </div>
  );
}
