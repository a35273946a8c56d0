"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { useFocusReturn } from "@/components/ui/focus/use-focus-return";
import { IconButton } from "@/components/ui/icon-button";
import { closeCloseUp } from "@/lib/client/address/viewed-image";
import { lineageQuery } from "@/lib/client/queries/assets";
import { LineageGraph } from "./lineage-graph";

interface LineageViewProps {
  assetId: string;
  /** Notices, shown over the graph. */
  notices: ReactNode;
}

/** What an image was made from and what was made from it, across any number of runs. */
export function LineageView({ assetId, notices }: LineageViewProps) {
  const t = useTranslations("lineage");
  const onCloseAutoFocus = useFocusReturn();
  const { data, isError } = useQuery(lineageQuery(assetId));
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && closeCloseUp()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-ground/90" />
        <Dialog.Content
          data-modal
          aria-describedby={undefined}
          // The selected image takes the focus once it is there.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.target instanceof HTMLElement) event.target.focus();
          }}
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed inset-3 z-40 flex flex-col overflow-hidden rounded-lg border border-line bg-panel shadow-float outline-none max-[900px]:inset-0 max-[900px]:rounded-none"
        >
          <div className="flex h-11 shrink-0 items-center gap-3 border-b border-line pr-2 pl-4">
            <Dialog.Title className="text-sm font-semibold">{t("title")}</Dialog.Title>
            {data && (
              <p className="truncate text-xs text-faint">
                {t("count", { images: data.assets.length, runs: data.generations.length })}
                {data.isCut && ` ${t("cut")}`}
              </p>
            )}
            <Dialog.Close asChild>
              <IconButton label={t("close")} className="ml-auto">
                <X aria-hidden className="size-4" />
              </IconButton>
            </Dialog.Close>
          </div>
          {data ? (
            <LineageGraph key={data.assetId} lineage={data} />
          ) : (
            <div className="stage-ground grid flex-1 place-items-center p-6">
              <p role={isError ? "alert" : "status"} className="text-soft">
                {t(isError ? "unreadable" : "loading")}
              </p>
            </div>
          )}
          {notices}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
