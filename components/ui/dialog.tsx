"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classes } from "./classes";
import { useFocusReturn } from "./focus/use-focus-return";
import { IconButton } from "./icon-button";

interface DialogProps {
  title: string;
  /** One or two sentences below the title. */
  hint?: string;
  onClose: () => void;
  children: ReactNode;
  /** Its width; its height fits its contents, up to the window's. */
  className?: string;
}

/** A centred modal dialog, closed with Escape or a press outside. */
export function Dialog({ title, hint, onClose, children, className = "w-xl" }: DialogProps) {
  const t = useTranslations("shell");
  const onCloseAutoFocus = useFocusReturn();
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-ground/70" />
        <Radix.Content
          data-modal
          {...(hint ? {} : { "aria-describedby": undefined })}
          // Focus what the dialog was opened for, or the dialog itself: its button would show a
          // tooltip.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (!(event.target instanceof HTMLElement)) return;
            const first = event.target.querySelector<HTMLElement>("[data-first-focus]");
            (first ?? event.target).focus();
          }}
          onCloseAutoFocus={onCloseAutoFocus}
          className={classes(
            "fixed inset-0 z-40 m-auto flex h-fit max-h-[calc(100vh-24px)] max-w-[calc(100vw-24px)] flex-col gap-3 overflow-y-auto rounded-lg border border-line bg-panel p-4 shadow-float outline-none [scrollbar-width:thin]",
            className,
          )}
        >
          <div className="flex items-center gap-2">
            <Radix.Title className="flex-1 text-sm font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t("close")}>
                <X aria-hidden className="size-4" />
              </IconButton>
            </Radix.Close>
          </div>
          {hint && <Radix.Description className="text-xs text-soft">{hint}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
