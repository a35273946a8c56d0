"use client";

import { ChevronDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { classes } from "@/components/ui/classes";
import { useWish } from "@/lib/client/address/wish";
import { activeParts } from "@/lib/core/library/wish";
import type { ColourSlot } from "./colour-filter";
import { type FilterMenu, filterMenus, menuOf } from "./filter-menus";

// The filters load when the user first asks for them.
const FilterPopover = dynamic(() => import("./filter-popover"), { ssr: false });

/** The library's filters, each a press away. */
export function FilterBar({ colourSlot }: { colourSlot: ColourSlot }) {
  const t = useTranslations("library.find");
  const on = new Set(activeParts(useWish()).map(menuOf));
  return (
    <fieldset aria-label={t("filters")} className="flex flex-wrap gap-1">
      {filterMenus.map((menu) => (
        <MenuButton key={menu} menu={menu} isOn={on.has(menu)} colourSlot={colourSlot}>
          {t(`menu.${menu}`)}
        </MenuButton>
      ))}
    </fieldset>
  );
}

interface MenuButtonProps {
  menu: FilterMenu;
  /** Whether one of its filters is on. */
  isOn: boolean;
  colourSlot: ColourSlot;
  children: ReactNode;
}

function MenuButton({ menu, isOn, colourSlot, children }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  return (
    <span ref={button}>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-pressed={isOn}
        onClick={() => setOpen(!isOpen)}
        className={classes(
          "inline-flex h-8 items-center gap-1 rounded-md border px-2 text-xs whitespace-nowrap pointer-coarse:h-11",
          isOn
            ? "border-accent-line bg-accent-soft text-text"
            : "border-line text-soft hover:border-line-strong hover:text-text",
        )}
      >
        {children}
        <ChevronDown aria-hidden className="size-3 text-faint" />
      </button>
      {isOpen && (
        <FilterPopover
          menu={menu}
          anchor={button}
          onClose={() => setOpen(false)}
          colourSlot={colourSlot}
        />
      )}
    </span>
  );
}
