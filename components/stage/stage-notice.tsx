"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import type { BoxEditor } from "./use-box-editor";

interface StageNoticeProps {
  editor: BoxEditor;
  maxBoxes: number;
}

/** Explains what is happening on the stage: why there is no third box, what a second click does. */
export function StageNotice({ editor, maxBoxes }: StageNoticeProps) {
  const t = useTranslations("stage");
  const isPlacing = editor.gesture.kind === "placing";
  if (!editor.isOverLimit && !isPlacing) return null;
  const text = editor.isOverLimit
    ? t(maxBoxes > 0 ? "limit" : "noBoxes", { max: maxBoxes })
    : t("placing");
  return (
    <p
      role={editor.isOverLimit ? "alert" : "status"}
      className={classes(
        "rounded-md border bg-panel px-3 py-1.5 text-xs shadow-float",
        editor.isOverLimit ? "border-caution text-caution" : "border-line text-soft",
      )}
    >
      {text}
    </p>
  );
}
