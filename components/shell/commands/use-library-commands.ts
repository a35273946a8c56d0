"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Command } from "@/components/help/command-palette";
import { openView } from "@/lib/client/address/view";
import { readWish, setWish } from "@/lib/client/address/wish";
import { focusField } from "@/lib/client/browser/focus-field";
import { clearSelection } from "@/lib/client/library/selection";
import { boardsQuery } from "@/lib/client/queries/library";
import { setPanes } from "@/lib/client/shell/panes";
import { type WishFilter, withoutFilters } from "@/lib/core/library/wish";

/** Actions that search and organise the library, by name. */
export function useLibraryCommands(): Command[] {
  const t = useTranslations("help.command");
  const { data: boards = [] } = useQuery(boardsQuery);
  return [
    { id: "open-library", label: t("openLibrary"), run: () => openView("library") },
    { id: "open-compose", label: t("openCompose"), run: () => openView("compose") },
    {
      id: "search",
      label: t("search"),
      run: () => {
        setPanes({ isLibraryOpen: true });
        // The pane is drawn with the next frame.
        requestAnimationFrame(() => focusField("library.search"));
      },
    },
    { id: "starred", label: t("starred"), run: () => showInLibrary({ starred: true }) },
    { id: "trash", label: t("trash"), run: () => showInLibrary({ trashed: true }) },
    ...boards.map(({ id, name }) => ({
      id: `board-${id}`,
      label: t("board", { name }),
      run: () => showInLibrary({ board: id }),
    })),
    {
      id: "clear-filters",
      label: t("clearFilters"),
      run: () => setWish(withoutFilters(readWish())),
    },
    { id: "clear-selection", label: t("clearSelection"), run: clearSelection },
  ];
}

function showInLibrary(filter: WishFilter): void {
  openView("library");
  setWish({ filter, sort: "newest" }, { isStep: false });
}
