"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { dismissUpload, type Upload } from "@/lib/client/uploads";
import { useErrorText } from "@/lib/client/use-problem-text";

/** The files that were not taken, each with its reason, until somebody has read it. */
export function UploadRefusals({ uploads }: { uploads: Upload[] }) {
  const t = useTranslations("compose");
  const { text } = useErrorText();
  return (
    <div aria-live="polite" className="flex flex-col gap-1 empty:hidden">
      {uploads.map(({ id, state }) =>
        state.kind === "refused" ? (
          <div
            key={id}
            className="flex items-start gap-2 rounded-md bg-bad-soft p-2 text-xs text-bad"
          >
            <p className="min-w-0 flex-1 break-words">
              {text(state.error.code, state.error.params)}
            </p>
            <button type="button" aria-label={t("dismiss")} onClick={() => dismissUpload(id)}>
              <X aria-hidden className="size-3.5" />
            </button>
          </div>
        ) : null,
      )}
    </div>
  );
}
