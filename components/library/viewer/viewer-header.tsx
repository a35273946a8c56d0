"use client";

import { PanelRight, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { toggleViewerSetting, useViewerSettings } from "@/lib/client/library/viewer-settings";

interface ViewerHeaderProps {
  title: string;
  /** The editable name, and the place in the list. */
  children?: ReactNode;
}

/** The image's title, its place in the list, and the close button. */
export function ViewerHeader({ title, children }: ViewerHeaderProps) {
  const t = useTranslations("viewer");
  const { areDetailsShown } = useViewerSettings();
  return (
    <div className="flex h-11 shrink-0 items-center gap-3 border-b border-line pr-2 pl-3">
      {children ? (
        <>
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          {children}
        </>
      ) : (
        <Dialog.Title className="text-sm font-semibold">{title}</Dialog.Title>
      )}
      <div className="ml-auto flex">
        <IconButton
          label={t("showDetails")}
          pressed={areDetailsShown}
          onClick={() => toggleViewerSetting("areDetailsShown")}
        >
          <PanelRight aria-hidden className="size-4" />
        </IconButton>
        <Dialog.Close asChild>
          <IconButton label={t("close")}>
            <X aria-hidden className="size-4" />
          </IconButton>
        </Dialog.Close>
      </div>
    </div>
  );
}
