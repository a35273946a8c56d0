"use client";

import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { IconButton } from "@/components/ui/icon-button";
import { useUploads } from "@/lib/client/uploads/upload-store";
import { importFromField, releaseField } from "@/lib/client/uploads/uploads";
import { useErrorText } from "@/lib/client/words/use-problem-text";

const focus = (field: HTMLInputElement | null) => field?.focus();

/** Asks for the URL of an image on the web. A refused URL stays in the field to be corrected. */
export function LinkField({ onClose }: { onClose: () => void }) {
  const t = useTranslations("compose");
  const { text: errorText } = useErrorText();
  const client = useQueryClient();
  const id = useId();
  const [text, setText] = useState("");
  const state = useUploads().find(({ isAtField }) => isAtField)?.state;
  const isSending = state?.kind === "sending";
  const error = state?.kind === "refused" ? state.error : undefined;

  const isLeft = useRef(false);

  const close = () => {
    isLeft.current = true;
    releaseField();
    onClose();
  };
  const submit = async () => {
    if (isSending || text.trim() === "") return;
    const outcome = await importFromField(client, text.trim());
    // If the user has left the field meanwhile, closing it would move the focus.
    if (outcome === "kept" && !isLeft.current) onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") void submit();
    if (event.key === "Escape") close();
  };

  return (
    <div className="flex flex-col gap-1">
      <div className="flex gap-1">
        <input
          ref={focus}
          id={id}
          type="url"
          aria-label={t("linkAddress")}
          aria-invalid={error !== undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          placeholder="https://"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className={classes(
            "h-8 min-w-0 flex-1 rounded-md border bg-raised px-2 text-xs placeholder:text-faint",
            error ? "border-bad" : "border-line",
          )}
        />
        <Button size="small" className="h-8" disabled={isSending} onClick={() => void submit()}>
          {t(isSending ? "linkImporting" : "linkImport")}
        </Button>
        <IconButton label={t("linkClose")} onClick={close}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <p id={`${id}-error`} aria-live="polite" className="text-xs text-bad empty:hidden">
        {error && errorText(error.code, error.params)}
      </p>
    </div>
  );
}
