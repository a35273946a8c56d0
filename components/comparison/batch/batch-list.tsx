"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { openBatch, pathOfBatch } from "@/lib/client/address/comparison-address";
import { useBatchActs } from "@/lib/client/library/use-batch-acts";
import { batchesQuery } from "@/lib/client/queries/batches";
import type { BatchSummary } from "@/lib/core/api/batch";
import { cellsDone } from "@/lib/core/tray/cells-done";
import { BatchName } from "./batch-name";

/** Every batch, newest first. */
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
  const { remove } = useBatchActs();
  const [isNaming, setNaming] = useState(false);
  const { id, name, createdAt, thumbs } = batch;
  const { done, count } = cellsDone(batch);
  return (
    <li className="flex items-center gap-2 rounded-md border border-line bg-panel pr-2 focus-within:border-line-strong hover:border-line-strong max-[640px]:flex-wrap">
      {isNaming ? (
        <div className="min-w-0 flex-1 px-3 py-2">
          <BatchName id={id} name={name} hasFocus onDone={() => setNaming(false)} />
        </div>
      ) : (
        <a
          href={pathOfBatch(id)}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            openBatch(id);
          }}
          className="flex min-w-0 flex-1 items-center gap-4 rounded-md px-3 py-2 max-[640px]:basis-full"
        >
          <Thumbs urls={thumbs} />
          <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
          <span className="text-xs text-soft">
            {count > 0 ? t("done", { done, count }) : t("ofImages")}
          </span>
          <time dateTime={createdAt} className="text-xs text-faint">
            {format.dateTime(new Date(createdAt), { dateStyle: "medium" })}
          </time>
        </a>
      )}
      <IconButton label={t("rename", { name })} onClick={() => setNaming(true)}>
        <Pencil aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("remove", { name })} onClick={() => void remove(batch)}>
        <Trash2 aria-hidden className="size-4" />
      </IconButton>
    </li>
  );
}

/** Its first images, two by two. */
function Thumbs({ urls }: { urls: string[] }) {
  return (
    <span
      aria-hidden
      className="grid size-11 shrink-0 grid-cols-2 gap-px overflow-hidden rounded-sm bg-sunk"
    >
      {urls.map((url) => (
        <img key={url} src={url} alt="" loading="lazy" className="size-full object-cover" />
      ))}
    </span>
  );
}
