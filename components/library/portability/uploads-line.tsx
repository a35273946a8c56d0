"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { forgetLibraryUploads, useLibraryUploads } from "@/lib/client/uploads/library-uploads";
import { LibraryUploads } from "./library-uploads";

/** The images on their way into the library, and what was refused until it is put aside. */
export default function UploadsLine() {
  const t = useTranslations("library.bring");
  const { total, kept, refused } = useLibraryUploads();
  const isOver = kept + refused.length === total;
  return (
    <div className="mx-3 mb-2 flex items-start gap-2 rounded-md border border-line bg-raised px-3 py-2">
      <div className="min-w-0 flex-1">
        <LibraryUploads />
      </div>
      {isOver && (
        <IconButton label={t("close")} onClick={forgetLibraryUploads} className="size-7">
          <X aria-hidden className="size-4" />
        </IconButton>
      )}
    </div>
  );
}
