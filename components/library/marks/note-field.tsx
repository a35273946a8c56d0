"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

interface NoteFieldProps {
  note: string;
  onNote: (note: string) => void;
}

/** A note about an image, saved when the field loses focus. */
export function NoteField({ note, onNote }: NoteFieldProps) {
  const t = useTranslations("library.marks");
  const [text, setText] = useState(note);
  return (
    <textarea
      aria-label={t("note")}
      placeholder={t("noteHint")}
      value={text}
      maxLength={5000}
      rows={2}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        if (text !== note) onNote(text);
      }}
      className="field-sizing-content max-h-40 min-h-14 w-full resize-none rounded-md border border-line bg-sunk px-2.5 py-1.5 text-sm placeholder:text-faint"
    />
  );
}
