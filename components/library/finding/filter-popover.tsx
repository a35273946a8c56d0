"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { LatePopover } from "@/components/ui/floating/late-popover";
import { libraryMark } from "@/lib/client/library/undo";
import type { ColourSlot } from "./colour-filter";
import { FilterFields } from "./filter-fields";

interface FilterPopoverProps {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  colourSlot: ColourSlot;
}

/** The filters, beside the button that opened them. */
export default function FilterPopover({ anchor, onClose, colourSlot }: FilterPopoverProps) {
  const t = useTranslations("library.find");
  return (
    <LatePopover
      {...libraryMark}
      anchor={anchor}
      label={t("filters")}
      onClose={onClose}
      className="w-88 p-4"
    >
      <FilterFields colourSlot={colourSlot} />
    </LatePopover>
  );
}
