"use client";

import { Share } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCompared } from "@/components/comparison/pane/compared";
import { Button } from "@/components/ui/button";
import { ExportDialog } from "./export-dialog";

/** Opens the ways to take the comparison out of the studio. */
export function ExportButton() {
  const t = useTranslations("comparison.export");
  const { images } = useCompared();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        look="quiet"
        disabled={images.length === 0}
        onClick={() => setOpen(true)}
        className="h-8 text-sm"
      >
        <Share aria-hidden className="size-4" />
        {t("open")}
      </Button>
      {isOpen && <ExportDialog onClose={() => setOpen(false)} />}
    </>
  );
}
