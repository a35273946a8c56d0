"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { download } from "@/lib/client/browser/download";
import { useSavedItems } from "@/lib/client/queries/saved-items";
import { readSavedFile, writeSavedFile } from "@/lib/core/api/saved-file";

/** Exports snippets and presets to another studio, or imports them; existing ones stay. */
export function SavedTransfer() {
  const t = useTranslations("saved");
  const picker = useRef<HTMLInputElement>(null);
  const snippets = useSavedItems("snippet");
  const presets = useSavedItems("preset");
  const [notice, setNotice] = useState<string>();
  const items = [...(snippets.items ?? []), ...(presets.items ?? [])];

  const take = async (file: File | undefined) => {
    const read = file && readSavedFile(await file.text());
    if (!file) return;
    if (!read) return setNotice(t("noFile", { name: file.name }));
    for (const item of read.items) {
      const { save } = item.content.kind === "preset" ? presets : snippets;
      await save.mutateAsync(item);
    }
    setNotice(t("taken", { count: read.items.length, refused: read.refused }));
  };

  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line pt-3">
      <Button
        size="small"
        disabled={items.length === 0}
        onClick={() => download("swatchbox-saved.json", "application/json", writeSavedFile(items))}
      >
        {t("exportAll")}
      </Button>
      <Button size="small" onClick={() => picker.current?.click()}>
        {t("importFile")}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json"
        aria-label={t("importFile")}
        onChange={(event) => {
          take(event.target.files?.[0]).catch(() => setNotice(t("importFailed")));
          event.target.value = "";
        }}
      />
      <p aria-live="polite" className="text-xs text-soft empty:hidden">
        {notice}
      </p>
    </div>
  );
}
