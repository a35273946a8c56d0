"use client";

import { useTranslations } from "next-intl";
import { ProgressRing } from "@/components/ui/progress-ring";
import type { Upload } from "@/lib/client/uploads";

/** A file on its way. */
export function UploadThumb({ upload }: { upload: Upload }) {
  const t = useTranslations("compose");
  return (
    <li className="grid size-18 place-items-center rounded-md bg-sunk ring ring-line">
      <ProgressRing
        size={32}
        label={t("uploading", { name: upload.name, percent: upload.progress })}
        fraction={upload.progress}
      />
    </li>
  );
}
