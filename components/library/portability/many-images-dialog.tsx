"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { roomForInputs } from "@/lib/client/uploads/bring-images";
import { keepInLibrary } from "@/lib/client/uploads/library-uploads";
import type { UploadSource } from "@/lib/client/uploads/upload-source";
import { upload } from "@/lib/client/uploads/uploads";
import { LibraryUploads } from "./library-uploads";

interface ManyImagesDialogProps {
  sources: UploadSource[];
  /** Where they would go among the inputs; undefined for the end. */
  place: number | undefined;
  onClose: () => void;
}

/** More images came at once than the model takes: asks where they should go. */
export default function ManyImagesDialog({ sources, place, onClose }: ManyImagesDialogProps) {
  const t = useTranslations("portability.many");
  const client = useQueryClient();
  const [room] = useState(roomForInputs);
  const [hasBegun, setBegun] = useState(false);
  const begin = (inputs: number) => {
    upload(client, sources.slice(0, inputs), place);
    keepInLibrary(client, sources.slice(inputs));
    setBegun(true);
  };
  const areFiles = sources.every(({ kind }) => kind === "file");
  const title = t(areFiles ? "title" : "titleImages", { count: sources.length });

  if (hasBegun) {
    return (
      <Dialog title={title} onClose={onClose} className="w-lg">
        <LibraryUploads />
        <Button onClick={onClose} className="self-end">
          {t("close")}
        </Button>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={title}
      hint={t("hint", { room })}
      onClose={onClose}
      // As wide as its buttons in a row, however long their labels are in a language.
      className="w-fit min-w-[min(32rem,calc(100vw-24px))]"
    >
      <div className="flex justify-end gap-2 max-sm:flex-col">
        <Button onClick={onClose} className={button}>
          {t("cancel")}
        </Button>
        {room > 0 && (
          <Button onClick={() => begin(room)} className={button}>
            {t("toInputs", { room })}
          </Button>
        )}
        <Button look="primary" data-first-focus="" onClick={() => begin(0)} className={button}>
          {t("toLibrary")}
        </Button>
      </div>
    </Dialog>
  );
}

/** On a narrow screen the labels need more than one line. */
const button = "max-sm:h-auto max-sm:min-h-9 max-sm:py-1.5 max-sm:whitespace-normal";
