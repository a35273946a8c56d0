"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { roomForInputs } from "@/lib/client/uploads/bring-files";
import { keepInLibrary, useLibraryUploads } from "@/lib/client/uploads/library-uploads";
import { uploadFiles } from "@/lib/client/uploads/uploads";
import { useErrorText } from "@/lib/client/words/use-problem-text";

interface ManyFilesDialogProps {
  files: File[];
  /** Where they would go among the inputs; undefined for the end. */
  place: number | undefined;
  onClose: () => void;
}

/** More files came at once than the model takes: where they are to go. */
export default function ManyFilesDialog({ files, place, onClose }: ManyFilesDialogProps) {
  const t = useTranslations("portability.many");
  const client = useQueryClient();
  const [room] = useState(roomForInputs);
  const [hasBegun, setBegun] = useState(false);
  const begin = (inputs: number) => {
    uploadFiles(client, files.slice(0, inputs), place);
    keepInLibrary(client, files.slice(inputs));
    setBegun(true);
  };
  const title = t("title", { count: files.length });

  if (hasBegun) {
    return (
      <Dialog title={title} onClose={onClose} className="w-lg">
        <ManyFilesProgress />
        <Button onClick={onClose} className="self-end">
          {t("close")}
        </Button>
      </Dialog>
    );
  }
  return (
    <Dialog title={title} hint={t("hint", { room })} onClose={onClose} className="w-lg">
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t("cancel")}</Button>
        {room > 0 && <Button onClick={() => begin(room)}>{t("toInputs", { room })}</Button>}
        <Button look="primary" data-first-focus="" onClick={() => begin(0)}>
          {t("toLibrary")}
        </Button>
      </div>
    </Dialog>
  );
}

/** So many of those that were not taken are told of. */
const mostNamed = 20;

function ManyFilesProgress() {
  const t = useTranslations("portability.many");
  const { text } = useErrorText();
  const { total, kept, refused } = useLibraryUploads();
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p aria-live="polite">{t("progress", { kept, total })}</p>
      <progress
        aria-label={t("progress", { kept, total })}
        max={total}
        value={kept + refused.length}
      />
      {refused.length > 0 && (
        <div className="flex flex-col gap-1 text-xs text-bad">
          <p>{t("refused", { count: refused.length })}</p>
          <ul className="max-h-40 overflow-y-auto">
            {refused.slice(0, mostNamed).map(({ name, error }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name; the list only grows.
              <li key={index} className="break-words">
                {name}: {text(error.code, error.params)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
