"use client";

import { History } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";

const HistoryPopover = dynamic(() => import("./history-popover"), { ssr: false });

/** Opens the list of everything that was done in the library. */
export function HistoryButton() {
  const t = useTranslations("library.history");
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  return (
    <span ref={button}>
      <IconButton
        label={t("label")}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <History aria-hidden className="size-4" />
      </IconButton>
      {isOpen && <HistoryPopover anchor={button} onClose={() => setOpen(false)} />}
    </span>
  );
}
