"use client";

import { SlidersHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useWish } from "@/lib/client/address/wish";
import { activeParts } from "@/lib/core/library/wish";
import type { ColourSlot } from "./colour-filter";

// The filters load when the user first asks for them.
const FilterPopover = dynamic(() => import("./filter-popover"), { ssr: false });

/** Opens everything the library can be filtered and sorted by. */
export function FilterButton({ colourSlot }: { colourSlot: ColourSlot }) {
  const t = useTranslations("library.find");
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  const count = activeParts(useWish()).length;
  return (
    <span ref={button} className="relative">
      <IconButton
        label={count > 0 ? t("filtersOn", { count }) : t("filters")}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        pressed={count > 0}
        onClick={() => setOpen(!isOpen)}
      >
        <SlidersHorizontal aria-hidden className="size-4" />
      </IconButton>
      {isOpen && (
        <FilterPopover anchor={button} onClose={() => setOpen(false)} colourSlot={colourSlot} />
      )}
    </span>
  );
}
