"use client";

import { useTranslations } from "next-intl";
import { useSavedItems } from "@/lib/client/queries/saved-items";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { SavedKind } from "@/lib/core/api/saved-item";

/** What a list of saved items needs: texts, its error, and how to rename, remove and restore. */
export function useNamedList(kind: SavedKind) {
  const t = useTranslations("saved");
  const { texts } = useErrorText();
  const { items, isError, save, rename, trash, restore } = useSavedItems(kind);
  const problem = save.error ?? rename.error ?? trash.error ?? restore.error;
  return {
    items,
    save,
    list: {
      words: {
        name: t(`name.${kind}`),
        keep: t("keep"),
        search: t("search"),
        none: t(`none.${kind}`),
        undo: t("undo"),
        rename: (name: string) => t("rename", { name }),
        apply: (name: string) => t("apply", { name }),
        remove: (name: string) => t("remove", { name }),
        gone: (name: string) => t("gone", { name }),
      },
      problems: problem ? texts(problem) : isError ? [t("listFailed")] : [],
      onRename: (id: string, name: string) => rename.mutate({ id, name }),
      onRemove: (id: string) => trash.mutateAsync(id),
      onRestore: (id: string) => restore.mutateAsync(id),
    },
  };
}
