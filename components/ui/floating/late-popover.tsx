"use client";

import { Popover } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { classes } from "@/components/ui/classes";

interface LatePopoverProps {
  /** Holds the button that opened it, and closes it as well. */
  anchor: RefObject<HTMLElement | null>;
  label: string;
  side?: "top" | "bottom";
  /** Which side of its button it keeps to. */
  align?: "start" | "end";
  /** Whose undo the keys control while it is open. */
  "data-undo"?: string;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}

/** A popover beside its button. Its code loads when it is first wanted. */
export function LatePopover({
  anchor,
  label,
  side = "bottom",
  align = "end",
  onClose,
  className,
  children,
  ...mark
}: LatePopoverProps) {
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Anchor virtualRef={{ current: anchor.current }} />
      <Popover.Portal>
        <Popover.Content
          {...mark}
          aria-label={label}
          side={side}
          align={align}
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
          className={classes(
            "z-50 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg border border-line bg-panel shadow-float [scrollbar-width:thin]",
            className,
          )}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
