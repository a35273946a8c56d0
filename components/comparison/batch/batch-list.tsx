"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { openBatch, pathOfBatch } from "@/lib/client/address/comparison-address";
import { batchesQuery } from "@/lib/client/queries/batches";
import type { BatchSummary } from "@/lib/core/api/batch";
import { cellsDone } from "@/lib/core/queue/cells-done";

/** Every saved comparison, newest first. */
export function BatchList() {
  const t = useTranslations("comparison.start");
  const { data: batches = [] } = useQuery(batchesQuery);
  if (batches.length === 0) return null;
  return (
    <section aria-label={t("list")} className="flex flex-col gap-2">
      <h2 className="text-2xs font-semibold text-soft">{t("list")}</h2>
      <ul className="flex flex-col gap-1">
        {batches.map((batch) => (
          <BatchRow key={batch.id} batch={batch} />
        ))}
      </ul>
    </section>
  );
}

function BatchRow({ batch }: { batch: BatchSummary }) {
  const t = useTranslations("comparison.start");
  const format = useFormatter();
  const { id, name, createdAt } = batch;
  const { done, count } = cellsDone(batch);
  return (
    <li>
      <a
        href={pathOfBatch(id)}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          openBatch(id);
        }}
        className="flex items-center gap-4 rounded-md border border-line bg-panel px-3 py-2 hover:border-line-strong"
      >
        <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
        <span className="text-xs text-soft">
          {count > 0 ? t("done", { done, count }) : t("ofImages")}
        </span>
        <time dateTime={createdAt} className="text-xs text-faint">
          {format.dateTime(new Date(createdAt), { dateStyle: "medium" })}
        </time>
      </a>
    </li>
  );
}
