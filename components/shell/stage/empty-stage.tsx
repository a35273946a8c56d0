"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ImagePlus, type LucideIcon, Type } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { ExampleGallery } from "@/components/help/example-gallery";
import { Button } from "@/components/ui/button";
import { FileInput } from "@/components/ui/file-input";
import { useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { bringFiles } from "@/lib/client/uploads/bring-images";

/** The empty stage: what to do first with this model. */
export function EmptyStage() {
  const t = useTranslations("shell.stage");
  const client = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const { inputs, title: model } = useDraftModel();
  if (!inputs) return <Card Icon={Type} title={t("textTitle")} hint={t("textHint", { model })} />;
  const hint = inputs.count.min > 0 ? t("editHint", { model }) : t("emptyHint");
  return (
    <Card Icon={ImagePlus} title={t("emptyTitle")} hint={hint}>
      <Button onClick={() => picker.current?.click()}>{t("choose")}</Button>
      <FileInput ref={picker} label={t("choose")} onFiles={(files) => bringFiles(client, files)} />
      <p className="text-2xs text-faint">{t("formats")}</p>
    </Card>
  );
}

/** Examples to start with, below the first steps. */
function Examples() {
  const t = useTranslations("examples");
  return (
    <section className="flex w-full max-w-xl flex-col gap-2">
      <h2 className="text-center text-2xs font-semibold text-soft">{t("begin")}</h2>
      <ExampleGallery />
    </section>
  );
}

interface CardProps {
  Icon: LucideIcon;
  title: string;
  hint: string;
  children?: ReactNode;
}

function Card({ Icon, title, hint, children }: CardProps) {
  return (
    <div className="stage-ground flex h-full flex-col items-center justify-center gap-6 overflow-y-auto p-6">
      <div className="flex max-w-96 flex-col items-center gap-4 rounded-lg border border-dashed border-line-strong bg-panel/80 p-8 text-center">
        <Icon aria-hidden className="size-8 text-faint" />
        <div className="flex flex-col gap-1">
          <h2 className="text-base font-semibold">{title}</h2>
          <p className="text-soft">{hint}</p>
        </div>
        {children}
      </div>
      <Examples />
    </div>
  );
}
