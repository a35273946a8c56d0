"use client";

import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { StatusLine } from "@/components/ui/status-line";
import { focusField } from "@/lib/client/browser/focus-field";
import { useDraft } from "@/lib/client/draft/draft-store";
import { dismissUpload, type Upload } from "@/lib/client/uploads/upload-store";
import { retryUpload } from "@/lib/client/uploads/uploads";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { isPassing } from "@/lib/core/api/passing-problem";

/** What was refused and why, and what a replacement cost, until dismissed. */
export function UploadNotices({ uploads }: { uploads: Upload[] }) {
  return uploads.map((upload) => <UploadNotice key={upload.id} upload={upload} />);
}

const focusInputs = () => focusField("inputs");

/** There from the beginning, with words as soon as there is something to say. */
function UploadNotice({ upload }: { upload: Upload }) {
  const t = useTranslations("compose");
  const client = useQueryClient();
  const { text } = useErrorText();
  const { id, name, isAtField, state } = upload;
  const refusal = state.kind === "refused" && !isAtField ? state.error : undefined;
  const lost = state.kind === "boxesLost" ? state : undefined;
  const place = useDraft(({ inputs }) =>
    inputs.findIndex(({ assetId }) => assetId === lost?.assetId),
  );

  const words = () => {
    if (refusal) {
      const reason = text(refusal.code, refusal.params);
      // Messages about an image name it themselves.
      return refusal.code.startsWith("image.") ? reason : t("refusedNamed", { name, reason });
    }
    // Hidden while the replacement is undone, together with what it reports.
    return lost && place >= 0 && t("boxesLost", { count: lost.count, number: place + 1 });
  };

  return (
    <StatusLine
      words={words()}
      className={classes(
        "flex items-start gap-2 rounded-md p-2 text-xs",
        refusal ? "bg-bad-soft text-bad" : "bg-sunk text-text",
      )}
      wordsClassName="min-w-0 flex-1 break-words"
    >
      {refusal && isPassing(refusal.code) && (
        <button
          ref={passFocus(focusInputs)}
          type="button"
          aria-label={t("tryAgainNamed", { name })}
          onClick={() => retryUpload(client, id)}
          className="shrink-0 font-medium text-text underline underline-offset-2"
        >
          {t("tryAgain")}
        </button>
      )}
      <button
        ref={passFocus(focusInputs)}
        type="button"
        aria-label={t("dismiss")}
        onClick={() => dismissUpload(id)}
        className="-m-1 grid size-6 shrink-0 place-items-center"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </StatusLine>
  );
}
