"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { type ApiProblem, callApi } from "@/lib/client/queries/api";
import { requestExport } from "@/lib/client/queries/exports";
import { goOnToPortability } from "@/lib/client/uploads/portability";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { assetPageSchema } from "@/lib/core/api/asset";
import type { ExportRequest, ExportTicket } from "@/lib/core/api/portability";

interface ExportDialogProps {
  images: ExportRequest;
  onClose: () => void;
}

/** The ids of the images to export; the newest if there are many. */
async function chosenIds(images: ExportRequest): Promise<string[]> {
  if ("assetIds" in images) return images.assetIds;
  const board = "boardId" in images ? `&board=${images.boardId}` : "";
  const { items } = await callApi(`/api/assets?limit=200${board}`, assetPageSchema);
  return items.map(({ id }) => id);
}

/** Shows the contents and size of an archive of images, then downloads it. */
export default function ExportDialog({ images, onClose }: ExportDialogProps) {
  const t = useTranslations("portability.export");
  const { joined } = useErrorText();
  const [isBegun, setBegun] = useState(false);
  const { data: ticket, error } = useQuery<ExportTicket, ApiProblem>({
    queryKey: ["export", images],
    queryFn: () => requestExport(images),
    retry: false,
    refetchOnWindowFocus: false,
    // The URL expires after a few minutes.
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Dialog title={t("title")} hint={t("hint")} onClose={onClose} className="w-md">
      <div aria-live="polite" className="min-h-16">
        {error && <p className="text-bad">{joined(error)}</p>}
        {!error && !ticket && <p className="text-faint">{t("counting")}</p>}
        {ticket && <Contents ticket={ticket} />}
      </div>
      {isBegun && (
        <p role="status" className="text-xs text-soft">
          {t("begun")}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button
          onClick={() =>
            // Without them there is no sheet to make, so the dialog stays.
            chosenIds(images).then(
              (assetIds) => goOnToPortability({ kind: "sheet", assetIds }),
              () => undefined,
            )
          }
        >
          {t("sheet")}
        </Button>
        {ticket && (
          <a
            href={ticket.url}
            download
            onClick={() => setBegun(true)}
            className="inline-flex h-9 items-center justify-center gap-2 rounded-md bg-accent px-3.5 font-semibold text-accent-ink hover:brightness-105"
          >
            <Download aria-hidden className="size-4" />
            {t("download")}
          </a>
        )}
      </div>
    </Dialog>
  );
}

function Contents({ ticket }: { ticket: ExportTicket }) {
  const t = useTranslations("portability.export");
  const size = useSizeText();
  const facts = [
    { label: t("images"), value: t("imageCount", { count: ticket.images }) },
    { label: t("inputs"), value: t("imageCount", { count: ticket.inputs }) },
    { label: t("size"), value: size(ticket.bytes) },
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {facts.map(({ label, value }) => (
        <div key={label} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-faint">{label}</dt>
          <dd className="tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Bytes as megabytes, or gigabytes if there are many. */
function useSizeText(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const isLarge = bytes >= 1_000_000_000;
    const value = bytes / (isLarge ? 1_000_000_000 : 1_000_000);
    return `${format.number(value, { maximumFractionDigits: isLarge ? 2 : 1 })} ${isLarge ? "GB" : "MB"}`;
  };
}
