"use client";

import { useTranslations } from "next-intl";
import { StatusLine } from "@/components/ui/status-line";
import { useAfterPause } from "@/lib/client/draft/use-after-pause";
import { beginningOf, lengthOf } from "@/lib/core/generation/prompt/length";
import type { TextLimit } from "@/lib/core/models/model";

/** Names the note for the `aria-describedby` of a text's field. */
export const lengthNoteId = (fieldId: string) => `${fieldId}-length`;

interface LengthNoteProps {
  /** The id of the text's field. */
  id: string;
  text: string;
  limit: TextLimit;
}

/** Whether the model may not read all of a text, or not follow all of it. */
export function LengthNote({ id, text, limit }: LengthNoteProps) {
  const t = useTranslations("compose");
  const { verdict, readTo } = lengthOf(text, limit);
  const isDoubtful = verdict === "mayBeTooLong" || verdict === "beyondAdvice";
  const shown = useAfterPause(isDoubtful ? verdict : undefined, text);
  const words =
    shown === "mayBeTooLong"
      ? t("promptMayBeTooLong", { cut: beginningOf(text.slice(readTo)) })
      : shown && t("promptBeyondAdvice");
  return <StatusLine id={lengthNoteId(id)} words={words} className="text-xs text-caution" />;
}
