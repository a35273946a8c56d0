"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { LatePopover } from "@/components/ui/floating/late-popover";
import { libraryMark } from "@/lib/client/library/undo";
import { ColourFilter, type ColourSlot } from "./colour-filter";
import { FilterFields } from "./filter-fields";
import type { FilterMenu } from "./filter-menus";
import { ModelFilter } from "./model-filter";
import { RatingFilter } from "./rating-filter";

interface FilterPopoverProps {
  menu: FilterMenu;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  colourSlot: ColourSlot;
}

/** One menu of the filter bar, beside the button that opened it. */
export default function FilterPopover({ menu, anchor, onClose, colourSlot }: FilterPopoverProps) {
  const t = useTranslations("library.find");
  return (
    <LatePopover
      {...libraryMark}
      anchor={anchor}
      align="start"
      label={t(`menu.${menu}`)}
      onClose={onClose}
      className={menu === "more" ? "w-88 p-4 min-[900px]:w-172" : "w-72 p-4"}
    >
      {menu === "colours" && <ColourFilter slot={colourSlot} />}
      {menu === "rating" && <RatingFilter />}
      {menu === "model" && <ModelFilter />}
      {menu === "more" && <FilterFields />}
    </LatePopover>
  );
}
