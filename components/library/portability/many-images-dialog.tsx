"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { openPlan } from "@/lib/client/comparison/opened-plan";
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
  /** The board of the library that they would go onto. */
  boardId: string | undefined;
  /** Whether nobody has closed it meanwhile. */
  isOpen: () => boolean;
  onClose: () => void;
}

/** More images came at once than the model takes, or a whole folder: asks where they should go. */
export default function ManyImagesDialog({
  sources,
  place,
  boardId,
  isOpen,
  onClose,
}: ManyImagesDialogProps) {
  const t = useTranslations("portability.many");
  const client = useQueryClient();
  const [room] = useState(roomForInputs);
  const [hasBegun, setBegun] = useState(false);
  /** Those that are left for runs when others were refused. */
  const [toPlan, setToPlan] = useState<string[]>([]);
  const begin = (inputs: number) => {
    upload(client, sources.slice(0, inputs), place);
    if (sources.length <= inputs) return onClose();
    void keepInLibrary(client, sources.slice(inputs), boardId);
    setBegun(true);
  };
  const takesEach = useDraftModel().inputs !== undefined && sources.length <= mostCells;
  const plan = (ids: string[]) => {
    const [first] = ids;
    if (first === undefined) return;
    // Each cell has its own image there; the draft needs one to say where.
    if (readDraft().inputs.length === 0) putInput(first);
    onClose();
    openPlan({ kind: "input", place: 0, values: ids });
  };
  /** Plans a run for each of them, which costs nothing yet. */
  const planEach = async () => {
    setBegun(true);
    const assets = await keepInLibrary(client, sources, boardId);
    if (!isOpen()) return;
    // A file that came twice is one image.
    const ids = [...new Set(assets.map(({ id }) => id))];
    // What was refused is read first.
    if (assets.length < sources.length) setToPlan(ids);
    else plan(ids);
  };
  const areFiles = sources.every(({ kind }) => kind === "file");
  const title = t(areFiles ? "title" : "titleImages", { count: sources.length });

  if (hasBegun) {
    return (
      <Dialog title={title} onClose={onClose} className="w-lg">
        <LibraryUploads />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("close")}</Button>
          {toPlan.length > 0 && (
            <Button look="primary" onClick={() => plan(toPlan)}>
              {t("runEach")}
            </Button>
          )}
        </div>
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
