"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { openPlan } from "@/lib/client/address/comparison-address";
import { wantAxis } from "@/lib/client/comparison/wanted-axis";
import { readDraft } from "@/lib/client/draft/draft-store";
import { putInput } from "@/lib/client/draft/inputs";
import { useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { roomForInputs } from "@/lib/client/uploads/bring-images";
import { keepInLibrary } from "@/lib/client/uploads/library-uploads";
import type { UploadSource } from "@/lib/client/uploads/upload-source";
import { upload } from "@/lib/client/uploads/uploads";
import { mostCells } from "@/lib/core/comparison/axis";
import { LibraryUploads } from "./library-uploads";

interface ManyImagesDialogProps {
  sources: UploadSource[];
  /** Where they would go among the inputs; undefined for the end. */
  place: number | undefined;
  onClose: () => void;
}

/** More images came at once than the model takes, or a whole folder: asks where they should go. */
export default function ManyImagesDialog({ sources, place, onClose }: ManyImagesDialogProps) {
  const t = useTranslations("portability.many");
  const client = useQueryClient();
  const [room] = useState(roomForInputs);
  const [hasBegun, setBegun] = useState(false);
  const begin = (inputs: number) => {
    upload(client, sources.slice(0, inputs), place);
    if (sources.length <= inputs) return onClose();
    void keepInLibrary(client, sources.slice(inputs));
    setBegun(true);
  };
  const takesEach = useDraftModel().inputs !== undefined && sources.length <= mostCells;
  /** Plans a run for each of them, which costs nothing yet. */
  const planEach = async () => {
    setBegun(true);
    const ids = (await keepInLibrary(client, sources)).map(({ id }) => id);
    const [first] = ids;
    if (first === undefined) return;
    // Each cell has its own image there; the draft needs one to say where.
    if (readDraft().inputs.length === 0) putInput(first);
    wantAxis({ kind: "input", place: 0, values: ids });
    onClose();
    openPlan();
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
      <div className="flex flex-wrap justify-end gap-2 max-sm:flex-col">
        <Button onClick={onClose} className={button}>
          {t("cancel")}
        </Button>
        {room > 0 && (
          <Button onClick={() => begin(room)} className={button}>
            {sources.length <= room ? t("allToInputs") : t("toInputs", { room })}
          </Button>
        )}
        {takesEach && (
          <Button onClick={() => void planEach()} className={button}>
            {t("runEach")}
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
