"use client";

import { Captions } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";

const CaptionPopover = dynamic(() => import("./caption-popover"), { ssr: false });

/** Opens the choice of what stands below the results. */
export function CaptionButton() {
  const t = useTranslations("library.view");
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  return (
    <span ref={button} className="relative">
      <IconButton
        label={t("captions")}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Captions aria-hidden className="size-4" />
      </IconButton>
      {isOpen && <CaptionPopover anchor={button} onClose={() => setOpen(false)} />}
    </span>
  );
}
