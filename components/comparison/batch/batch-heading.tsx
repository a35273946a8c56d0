"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { openView } from "@/lib/client/address/view";
import { useBatchActs } from "@/lib/client/library/use-batch-acts";
import type { Batch } from "@/lib/core/api/batch";
import { BatchName } from "./batch-name";

/** The name of a batch, and a way to delete it. */
export function BatchHeading({ batch }: { batch: Batch }) {
  const t = useTranslations("comparison.start");
  const { remove } = useBatchActs();
  const { id, name } = batch;
  return (
    <div className="flex items-center gap-2 pl-2">
      <BatchName id={id} name={name} />
      <IconButton
        label={t("remove", { name })}
        onClick={async () => {
          if (await remove(batch)) openView("compare");
        }}
      >
        <Trash2 aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
