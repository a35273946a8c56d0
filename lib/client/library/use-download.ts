"use client";

import { useTranslations } from "next-intl";
import { downloadFrom } from "@/lib/client/browser/download";
import { ApiProblem } from "@/lib/client/queries/api";
import { requestExport } from "@/lib/client/queries/exports";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { ExportRequest } from "@/lib/core/api/portability";
import type { Marked } from "@/lib/core/library/selection";

/** Saves images as they are: one as its file, several as a ZIP file with nothing else in it. */
export function useDownload() {
  const t = useTranslations("library.done");
  const { joined } = useErrorText();

  const downloadTogether = async (wanted: ExportRequest): Promise<void> => {
    try {
      const ticket = await requestExport({ ...wanted, plain: true });
      downloadFrom(ticket.url);
      showNotice({ text: t("downloading", { count: ticket.images }) });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showNotice({ text: joined(error) });
    }
  };

  return {
    async downloadImages(images: Marked[]): Promise<void> {
      const [first] = images;
      if (first && images.length === 1) downloadFrom(first.urls.original);
      else if (first) await downloadTogether({ assetIds: images.map(({ id }) => id) });
    },
    downloadBoard: (boardId: string) => downloadTogether({ boardId }),
  };
}
