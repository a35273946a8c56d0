"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Command } from "@/components/help/command-palette";
import { openView, useView } from "@/lib/client/address/view";
import { readWish, setWish, useWish } from "@/lib/client/address/wish";
import { focusFieldWhenDrawn } from "@/lib/client/browser/focus-field";
import { clearSelection, useIsSelecting } from "@/lib/client/library/selection";
import { useTypedFilter } from "@/lib/client/library/use-typed-filter";
import { boardsQuery } from "@/lib/client/queries/library";
import { setPanes } from "@/lib/client/shell/panes";
import { activeParts, type WishFilter, withoutFilters } from "@/lib/core/library/wish";
import { keysOf } from "@/lib/core/shortcuts";

/** Looks for words in the library that no action has. */
export function useLibrarySearch(): (words: string) => Command {
  const t = useTranslations("help.command");
  const read = useTypedFilter();
  return (words) => ({
    id: "search-words",
    label: t("searchFor", { words }),
    run: () => showInLibrary(read(words)),
  });
}

/** Actions that search and organise the library, by name. */
export function useLibraryCommands(): Command[] {
  const t = useTranslations("help.command");
  const { data: boards = [] } = useQuery(boardsQuery);
  const view = useView();
  const wish = useWish();
  const isSelecting = useIsSelecting();
  return [
    ...(view === "library"
      ? []
      : [{ id: "open-library", label: t("openLibrary"), run: () => openView("library") }]),
    ...(view === "compose"
      ? []
      : [{ id: "open-compose", label: t("openCompose"), run: () => openView("compose") }]),
    {
      id: "search",
      label: t("search"),
      keys: keysOf("library", "find"),
      run: () => {
        if (view === "compare") openView("library");
        setPanes({ isLibraryOpen: true });
        focusFieldWhenDrawn("library.search");
      },
    },
    { id: "starred", label: t("starred"), run: () => showInLibrary({ starred: true }) },
    { id: "trash", label: t("trash"), run: () => showInLibrary({ trashed: true }) },
    ...boards.map(({ id, name }) => ({
      id: `board-${id}`,
      label: t("board", { name }),
      run: () => showInLibrary({ board: id }),
    })),
    ...(activeParts(wish).length > 0
      ? [
          {
            id: "clear-filters",
            label: t("clearFilters"),
            run: () => setWish(withoutFilters(readWish())),
          },
        ]
      : []),
    ...(isSelecting
      ? [{ id: "clear-selection", label: t("clearSelection"), run: clearSelection }]
      : []),
  ];
}

function showInLibrary(filter: WishFilter): void {
  openView("library");
  setWish({ filter, sort: "newest" }, { isNewEntry: false });
}
