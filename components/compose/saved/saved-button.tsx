"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { NamedAction } from "@/components/compose/named-action";
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
      <NamedAction
        label={t("title")}
        word={t("word")}
        onClick={() => openComposeTool({ kind: "kept" })}
      />
      {isOpen && <SavedDialog onClose={closeComposeTool} />}
    </>
  );
}
