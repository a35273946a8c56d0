"use client";

import { Info } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";

// Loads with the first wish for it: its positioning weighs more than the form.
const PriceCard = dynamic(() => import("./price-card"), { ssr: false });

/** Opens what is known of the price. */
export function PriceCardButton() {
  const t = useTranslations("compose.priceCard");
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <span ref={anchor} className="shrink-0">
      <button
        type="button"
        aria-label={t("title")}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="inline-grid size-6 place-items-center rounded-md text-faint hover:bg-sunk hover:text-text"
      >
        <Info aria-hidden className="size-3.5" />
      </button>
      {isOpen && <PriceCard anchor={anchor} onClose={() => setOpen(false)} />}
    </span>
  );
}
