"use client";

import { useQueryClient } from "@tanstack/react-query";
import { PackagePlus, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { FileInput } from "@/components/ui/file-input";
import { keepFiles } from "@/lib/client/uploads/keep-files";
import { openPortability } from "@/lib/client/uploads/portability";

/** Adds images or an exported archive to the library; leaves the draft alone. */
export function BringButtons() {
  const t = useTranslations("library.bring");
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <FileInput ref={chooser} label={t("choose")} onFiles={(files) => keepFiles(client, files)} />
      <Button size="small" className="h-8" onClick={() => chooser.current?.click()}>
        <Upload aria-hidden className="size-3.5" />
        {t("upload")}
      </Button>
      <Button size="small" className="h-8" onClick={() => openPortability({ kind: "import" })}>
        <PackagePlus aria-hidden className="size-3.5" />
        {t("import")}
      </Button>
    </>
  );
}
