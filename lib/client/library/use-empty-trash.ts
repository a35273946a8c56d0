"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { removeFromLists } from "@/lib/client/live/library-cache";
import { type ApiProblem, callApi } from "@/lib/client/queries/api";
import { showNotice } from "@/lib/client/shell/notice";
import { trashEmptiedSchema } from "@/lib/core/api/library";
import { chunksOf } from "@/lib/core/library/selection";
import { dropFromSelection } from "./selection";

/** How many images one API call deletes. */
const atOnce = 500;

/** Deletes images in the trash for good: those given, or all if undefined. */
export function useEmptyTrash() {
  const t = useTranslations("library.done");
  const client = useQueryClient();
  return useMutation<number, ApiProblem, string[] | undefined>({
    mutationFn: async (assetIds) => {
      const calls = assetIds ? chunksOf(assetIds, atOnce) : [undefined];
      let count = 0;
      for (const chunk of calls) {
        const { assetIds: gone } = await callApi("/api/trash/empty", trashEmptiedSchema, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(chunk ? { assetIds: chunk } : {}),
        });
        removeFromLists(client, gone);
        dropFromSelection(gone);
        count += gone.length;
      }
      return count;
    },
    onSuccess: (count) => showNotice({ text: t("purged", { count }) }),
    retry: false,
    networkMode: "always",
  });
}
