"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { IconButton } from "@/components/ui/icon-button";
import { ExampleGallery } from "./example-gallery";

/** The examples for whoever has begun already; what was there comes back with undo. */
export default function ExampleDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("examples");
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-ground/70" />
        <Dialog.Content className="fixed inset-0 z-40 m-auto flex h-fit max-h-[calc(100vh-24px)] w-xl max-w-[calc(100vw-24px)] flex-col gap-3 overflow-y-auto rounded-lg border border-line bg-panel p-4 shadow-float outline-none">
          <div className="flex items-center gap-2">
            <Dialog.Title className="flex-1 text-sm font-semibold">{t("title")}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={t("close")}>
                <X aria-hidden className="size-4" />
              </IconButton>
            </Dialog.Close>
          </div>
          <Dialog.Description className="text-xs text-soft">{t("hint")}</Dialog.Description>
          <ExampleGallery onFilled={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
