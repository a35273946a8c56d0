"use client";

import { BookMarked } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import {
  closeComposeTool,
  openComposeTool,
  useComposeTool,
} from "@/lib/client/draft/compose-tools";

const SavedDialog = dynamic(() => import("./saved-dialog"), { ssr: false });

/** Opens the saved items for the prompt and the draft. */
export function SavedButton() {
  const t = useTranslations("saved");
  const isOpen = useComposeTool()?.kind === "kept";
  return (
    <>
      <IconButton
        label={t("title")}
        onClick={() => openComposeTool({ kind: "kept" })}
        className="size-9"
      >
        <BookMarked aria-hidden className="size-4" />
      </IconButton>
      {isOpen && <SavedDialog onClose={closeComposeTool} />}
    </>
  );
}
