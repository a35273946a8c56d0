"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ImagePlus, Type } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { uploadFiles } from "@/lib/client/uploads";
import { useDraftModel } from "@/lib/client/use-draft-problems";

/** The stage before there is anything on it: what to do first. */
export function EmptyStage() {
  const t = useTranslations("shell.stage");
  const client = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const model = useDraftModel();
  if (!model.inputs) {
    return (
      <div className="stage-ground grid h-full place-items-center p-6">
        <div className="flex max-w-96 flex-col items-center gap-4 rounded-lg border border-dashed border-line-strong bg-panel/80 p-8 text-center">
          <Type aria-hidden className="size-8 text-faint" />
          <div className="flex flex-col gap-1">
            <h2 className="text-base font-semibold">{t("textTitle")}</h2>
            <p className="text-soft">{t("textHint", { model: model.title })}</p>
          </div>
        </div>
      </div>
    );
  }
  return (
    <div className="stage-ground grid h-full place-items-center p-6">
      <div className="flex max-w-96 flex-col items-center gap-4 rounded-lg border border-dashed border-line-strong bg-panel/80 p-8 text-center">
        <ImagePlus aria-hidden className="size-8 text-faint" />
        <div className="flex flex-col gap-1">
          <h2 className="text-base font-semibold">{t("emptyTitle")}</h2>
          <p className="text-soft">{t("emptyHint")}</p>
        </div>
        <Button onClick={() => picker.current?.click()}>{t("choose")}</Button>
        <input
          ref={picker}
          type="file"
          accept="image/*"
          multiple
          hidden
          aria-label={t("choose")}
          onChange={(event) => {
            uploadFiles(client, Array.from(event.target.files ?? []));
            event.target.value = "";
          }}
        />
        <p className="text-2xs text-faint">{t("formats")}</p>
      </div>
    </div>
  );
}
