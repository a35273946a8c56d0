"use client";

import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { useDraft } from "@/lib/client/draft/draft-store";
import { dismissUpload, type Refusal, type Upload } from "@/lib/client/uploads/upload-store";
import { retryUpload } from "@/lib/client/uploads/uploads";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { isPassing } from "@/lib/core/api/passing-problem";

/** What was refused and why, and what a replacement cost, until dismissed. */
export function UploadNotices({ uploads }: { uploads: Upload[] }) {
  return (
    <div aria-live="polite" className="flex flex-col gap-1 empty:hidden">
      {uploads.map((upload) => {
        const { id, isAtField, state } = upload;
        if (state.kind === "refused" && !isAtField) {
          return <RefusalNotice key={id} upload={upload} error={state.error} />;
        }
        if (state.kind === "boxesLost") return <BoxesNotice key={id} id={id} {...state} />;
        return null;
      })}
    </div>
  );
}

function RefusalNotice({ upload, error }: { upload: Upload; error: Refusal }) {
  const t = useTranslations("compose");
  const client = useQueryClient();
  const { text } = useErrorText();
  const { id, name } = upload;
  const { code, params } = error;
  const reason = text(code, params);
  return (
    <Notice id={id} isBad>
      <p className="break-words">
        {/* Messages about an image name it themselves. */}
        {code.startsWith("image.") ? reason : t("refusedNamed", { name, reason })}
      </p>
      {isPassing(code) && (
        <button
          type="button"
          aria-label={t("tryAgainNamed", { name })}
          onClick={() => retryUpload(client, id)}
          className="font-medium text-text underline underline-offset-2"
        >
          {t("tryAgain")}
        </button>
      )}
    </Notice>
  );
}

interface BoxesNoticeProps {
  id: number;
  assetId: string;
  count: number;
}

/** Hidden while the replacement is undone, together with what it reports. */
function BoxesNotice({ id, assetId, count }: BoxesNoticeProps) {
  const t = useTranslations("compose");
  const place = useDraft(({ inputs }) => inputs.findIndex((input) => input.assetId === assetId));
  if (place === -1) return null;
  return (
    <Notice id={id}>
      <p>{t("boxesLost", { count, number: place + 1 })}</p>
    </Notice>
  );
}

function Notice({ id, isBad, children }: { id: number; isBad?: boolean; children: ReactNode }) {
  const t = useTranslations("compose");
  return (
    <div
      className={classes(
        "flex items-start gap-2 rounded-md p-2 text-xs",
        isBad ? "bg-bad-soft text-bad" : "bg-sunk text-text",
      )}
    >
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1">{children}</div>
      <button
        type="button"
        aria-label={t("dismiss")}
        onClick={() => dismissUpload(id)}
        className="-m-1 grid size-6 shrink-0 place-items-center"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </div>
  );
}
