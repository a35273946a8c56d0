"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { sendArchive } from "@/lib/client/library/send-archive";
import type { ApiProblem } from "@/lib/client/queries/api";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { Imported } from "@/lib/core/api/portability";

interface ImportDialogProps {
  /** A dropped archive; without one, the user chooses it here. */
  file: File | undefined;
  onClose: () => void;
}

/** Imports an archive of this or another studio into the library, and reports the outcome. */
export default function ImportDialog({ file: dropped, onClose }: ImportDialogProps) {
  const t = useTranslations("portability.import");
  const client = useQueryClient();
  const { joined } = useErrorText();
  const chooser = useRef<HTMLInputElement>(null);
  const controller = useRef<AbortController>(undefined);
  const [file, setFile] = useState(dropped);
  const [sent, setSent] = useState(0);
  const { mutate, data, error, isPending } = useMutation<Imported, ApiProblem, File>({
    mutationFn: (archive) => {
      setFile(archive);
      setSent(0);
      controller.current = new AbortController();
      return sendArchive(archive, controller.current.signal, setSent);
    },
    onSuccess: () => client.invalidateQueries(),
    retry: false,
  });
  const begin = useEffectEvent(() => {
    if (dropped) mutate(dropped);
  });
  useEffect(() => {
    begin();
    return () => controller.current?.abort();
  }, []);

  return (
    <Dialog title={t("title")} hint={t("hint")} onClose={onClose} className="w-md">
      <input
        ref={chooser}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label={t("choose")}
        onChange={(event) => {
          const [archive] = Array.from(event.target.files ?? []);
          if (archive) mutate(archive);
          // Lets the same file be chosen again.
          event.target.value = "";
        }}
      />
      <div aria-live="polite" className="flex min-h-16 flex-col gap-2">
        {file && <p className="font-semibold break-words">{file.name}</p>}
        {isPending && (
          <>
            <progress
              max={1}
              value={sent < 1 ? sent : undefined}
              aria-label={t("progress")}
              className="h-1.5 w-full accent-accent-line"
            />
            <p className="text-xs text-soft">
              {sent < 1 ? t("sending", { percent: Math.floor(sent * 100) }) : t("checking")}
            </p>
          </>
        )}
        {error && <p className="text-bad">{joined(error)}</p>}
        {error && <p className="text-xs text-soft">{t("nothingKept")}</p>}
        {data && <Counts imported={data} />}
      </div>
      <div className="flex justify-end gap-2">
        {!isPending && (
          <Button
            data-first-focus
            look={data ? "plain" : "primary"}
            onClick={() => chooser.current?.click()}
          >
            {t(file ? "another" : "choose")}
          </Button>
        )}
        {(data || isPending) && (
          <Button look={data ? "primary" : "plain"} onClick={onClose}>
            {t(data ? "done" : "cancel")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

const kinds = ["images", "generations", "boards"] as const;

function Counts({ imported }: { imported: Imported }) {
  const t = useTranslations("portability.import");
  return (
    <table className="w-full text-left tabular-nums">
      <thead className="text-2xs text-faint">
        <tr>
          <td />
          <th scope="col" className="font-normal">
            {t("added")}
          </th>
          <th scope="col" className="font-normal">
            {t("present")}
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row" className="py-0.5 font-normal text-soft">
              {t(kind)}
            </th>
            <td>{imported[kind].added}</td>
            <td>{imported[kind].present}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
