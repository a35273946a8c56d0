"use client";

import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import type { Palette } from "@/lib/core/palette/palette";
import { ViewerDetails } from "./viewer-details";
import { ZoomableImage } from "./zoomable-image";

export interface ViewerImage {
  id: string;
  name: string;
  width: number;
  height: number;
  mime: string;
  bytes: number;
  createdAt: string;
  previewUrl: string;
  originalUrl: string;
  /** Already in the user's language. */
  facts: { label: string; value: string }[];
  prompt?: string;
  /** As upstream rewrote it. */
  rewritten?: string;
  palette?: Palette;
}

interface ViewerProps {
  image: ViewerImage;
  onClose: () => void;
  onPrevious?: () => void;
  onNext?: () => void;
  /** Further buttons, such as "Use as input". */
  actions?: ReactNode;
}

const side = "absolute top-1/2 z-10 size-10 -translate-y-1/2 rounded-full bg-panel/80 shadow-float";

/** One image of the library as large as the window, with everything known of it. */
export function Viewer({ image, onClose, onPrevious, onNext, actions }: ViewerProps) {
  const t = useTranslations("viewer");
  const onCloseAutoFocus = useFocusReturn();
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-ground/90" />
        <Dialog.Content
          aria-describedby={undefined}
          // The dialog itself, not its first button, whose tip would cover the picture.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.target instanceof HTMLElement) event.target.focus();
          }}
          onCloseAutoFocus={onCloseAutoFocus}
          onKeyDown={(event) => {
            if (event.key === "ArrowLeft") onPrevious?.();
            if (event.key === "ArrowRight") onNext?.();
          }}
          className="fixed inset-3 z-40 grid outline-none grid-cols-[minmax(0,1fr)_320px] overflow-hidden rounded-lg border border-line bg-panel shadow-float max-[900px]:grid-cols-1 max-[900px]:grid-rows-[minmax(0,1fr)_300px]"
        >
          <div className="relative min-h-0">
            <ZoomableImage key={image.id} image={image} />
            {onPrevious && (
              <IconButton label={t("previous")} onClick={onPrevious} className={`${side} left-3`}>
                <ChevronLeft aria-hidden className="size-5" />
              </IconButton>
            )}
            {onNext && (
              <IconButton label={t("next")} onClick={onNext} className={`${side} right-3`}>
                <ChevronRight aria-hidden className="size-5" />
              </IconButton>
            )}
          </div>
          <aside className="flex min-h-0 flex-col border-l border-line max-[900px]:border-t max-[900px]:border-l-0">
            <div className="flex items-start gap-2 p-4 pb-2">
              <Dialog.Title className="min-w-0 flex-1 text-sm font-semibold break-words">
                {image.name}
              </Dialog.Title>
              <Dialog.Close asChild>
                <IconButton label={t("close")} className="-mt-1 -mr-1">
                  <X aria-hidden className="size-4" />
                </IconButton>
              </Dialog.Close>
            </div>
            <ViewerDetails key={image.id} image={image} actions={actions} />
          </aside>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
