"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { type PageQuality, type PageReader, usePageExport } from "./use-page-export";
import { sheetFormats, useSheetExport } from "./use-sheet-export";

const readers = ["client", "team"] as const satisfies PageReader[];
const qualities = ["preview", "original"] as const satisfies PageQuality[];

/** Exports the comparison for viewing without the studio. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("comparison.export");
  const [quality, setQuality] = useState<PageQuality>("preview");
  const [reader, setReader] = useState<PageReader>("client");
  const [state, setState] = useState<"ready" | "working" | "failed">("ready");
  const exportPage = usePageExport();
  const exportSheet = useSheetExport();
  const finish = (work: Promise<void>) => {
    setState("working");
    work.then(onClose, () => setState("failed"));
  };
  const saveAs = (format: keyof typeof sheetFormats) => finish(exportSheet(sheetFormats[format]));
  return (
    <Dialog title={t("title")} hint={t("hint")} onClose={onClose} className="w-md">
      <Segmented
        label={t("quality")}
        value={quality}
        options={qualities.map((value) => ({ value, label: t(`qualities.${value}`) }))}
        onValue={setQuality}
      />
      <p className="text-xs text-soft">{t(`about.${quality}`)}</p>
      <Segmented
        label={t("reader")}
        value={reader}
        options={readers.map((value) => ({ value, label: t(`readers.${value}`) }))}
        onValue={setReader}
      />
      {state === "failed" && (
        <p role="alert" className="text-xs text-bad">
          {t("failed")}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button disabled={state === "working"} onClick={() => saveAs("png")}>
          {t("sheetPng")}
        </Button>
        <Button disabled={state === "working"} onClick={() => saveAs("pdf")}>
          {t("sheetPdf")}
        </Button>
        <Button
          look="primary"
          data-first-focus
          disabled={state === "working"}
          onClick={() => finish(exportPage(quality, reader))}
        >
          {t(state === "working" ? "working" : "save")}
        </Button>
      </div>
    </Dialog>
  );
}
