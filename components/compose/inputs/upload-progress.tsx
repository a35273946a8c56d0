"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { ProgressRing } from "@/components/ui/progress-ring";
import type { Upload } from "@/lib/client/uploads/upload-store";
import { cancelUpload } from "@/lib/client/uploads/uploads";
import { ThumbAction } from "./thumb-action";

/** An upload's progress, and a button to cancel it. */
export function UploadProgress({ upload }: { upload: Upload }) {
  const t = useTranslations("compose");
  const { id, name, progress, source } = upload;
  const label =
    source.kind === "link"
      ? t("importing", { name })
      : t("uploading", { name, percent: progress ?? 0 });
  return (
    <>
      <ProgressRing size={32} label={label} fraction={progress} />
      <ThumbAction
        label={t("cancelUpload", { name })}
        isOnPicture
        onAct={() => cancelUpload(id)}
        className="absolute top-1 right-1"
      >
        <X aria-hidden className="size-3.5" />
      </ThumbAction>
    </>
  );
}
