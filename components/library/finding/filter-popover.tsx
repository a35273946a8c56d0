"use client";

import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import type { RefObject } from "react";
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
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Anchor virtualRef={{ current: anchor.current }} />
      <Popover.Portal>
        <Popover.Content
          aria-label={t("filters")}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          onInteractOutside={(event) => {
            const { target } = event.detail.originalEvent;
            // The button closes it by itself; closing it twice would open it again.
            if (target instanceof Node && anchor.current?.contains(target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor.current?.querySelector("button")?.focus();
          }}
          className="z-50 max-h-(--radix-popover-content-available-height) w-88 max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg border border-line bg-panel p-4 shadow-float [scrollbar-width:thin]"
        >
          <FilterFields colourSlot={colourSlot} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
