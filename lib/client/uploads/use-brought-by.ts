"use client";

import { useTranslations } from "next-intl";
import { showNotice } from "@/lib/client/shell/notice";
import { broughtBy } from "./dropped";
import { droppedFolders } from "./dropped-folder";
import { openPortability, type ToPlace } from "./portability";
import { sourceOfFile } from "./upload-source";

/**
 * Reads what a drop brings, for whoever takes it; undefined if there are folders in it: where their
 * images go is asked, with the place or board where they were dropped.
 */
export function useBroughtBy() {
  const t = useTranslations("shell.drop");
  return (transfer: DataTransfer, to: ToPlace = {}) => {
    const folders = droppedFolders(transfer);
    if (!folders) return broughtBy(transfer);
    void folders.images.then((images) => {
      if (images.length > 0) {
        openPortability({ kind: "many", sources: images.map(sourceOfFile), ...to });
      } else if (folders.archives.length === 0) showNotice({ text: t("emptyFolder") });
      for (const file of folders.archives) openPortability({ kind: "import", file });
    });
    return undefined;
  };
}
