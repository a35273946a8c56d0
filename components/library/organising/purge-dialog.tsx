"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useEmptyTrash } from "@/lib/client/library/use-empty-trash";
import { facetsQuery } from "@/lib/client/queries/library";
import { useErrorText } from "@/lib/client/words/use-problem-text";

interface PurgeDialogProps {
  /** What to delete; undefined is everything in the trash. */
  assetIds: string[] | undefined;
  onClose: () => void;
}

/** Asks before deleting images for good, the only action that cannot be undone. */
export default function PurgeDialog({ assetIds, onClose }: PurgeDialogProps) {
  const t = useTranslations("library.trash");
  const { joined } = useErrorText();
  const { data: facets } = useQuery(facetsQuery);
  const { mutate, isPending, error } = useEmptyTrash();
  const count = assetIds?.length ?? facets?.trashed ?? 0;
  return (
    <Dialog title={t("askTitle", { count })} hint={t("askHint")} onClose={onClose} className="w-md">
      {error && (
        <p role="alert" className="text-xs text-bad">
          {joined(error)}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button data-first-focus onClick={onClose}>
          {t("keep")}
        </Button>
        <Button
          isBusy={isPending}
          onClick={() => mutate(assetIds, { onSuccess: onClose })}
          className="border-bad text-bad"
        >
          {t("delete", { count })}
        </Button>
      </div>
    </Dialog>
  );
}
