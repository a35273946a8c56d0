"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import type { Decisions } from "@/lib/core/comparison-view/decisions";
import type { DeskImage } from "./desk-image";
import { type PageQuality, usePageExport } from "./use-page-export";

interface ExportDialogProps {
  title: string;
  images: DeskImage[];
  decisions: Decisions;
  onClose: () => void;
}

const qualities = ["preview", "original"] as const satisfies PageQuality[];

/** Shows the comparison to others: as a page that needs no studio. */
export function ExportDialog({ title, images, decisions, onClose }: ExportDialogProps) {
  const t = useTranslations("compare.export");
  const [quality, setQuality] = useState<PageQuality>("preview");
  const [state, setState] = useState<"ready" | "working" | "failed">("ready");
  const exportPage = usePageExport(title, images, decisions);
  const save = () => {
    setState("working");
    exportPage(quality).then(onClose, () => setState("failed"));
  };
  return (
    <Dialog title={t("title")} hint={t("hint")} onClose={onClose} className="w-md">
      <Segmented
        label={t("quality")}
        value={quality}
        options={qualities.map((value) => ({ value, label: t(`qualities.${value}`) }))}
        onValue={setQuality}
      />
      <p className="text-xs text-soft">{t(`about.${quality}`)}</p>
      {state === "failed" && (
        <p role="alert" className="text-xs text-bad">
          {t("failed")}
        </p>
      )}
      <Button
        look="primary"
        data-first-focus
        disabled={state === "working"}
        onClick={save}
        className="self-end"
      >
        {t(state === "working" ? "working" : "save")}
      </Button>
    </Dialog>
  );
}
