"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

interface NameFieldProps {
  name: string;
  onName: (name: string) => void;
}

/** An image's name, edited in place: Enter or leaving the field saves it, Escape cancels. */
export function NameField({ name, onName }: NameFieldProps) {
  const t = useTranslations("viewer");
  const [text, setText] = useState(name);
  const keep = () => {
    const next = text.trim();
    if (next === "") setText(name);
    else if (next !== name) onName(next);
  };
  return (
    <input
      type="text"
      aria-label={t("name")}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter") keep();
        if (event.key === "Escape") setText(name);
      }}
      className="h-7 max-w-96 min-w-0 flex-1 rounded-sm border border-transparent bg-transparent px-1.5 text-sm font-semibold text-ellipsis hover:border-line focus:border-line focus:bg-sunk"
    />
  );
}
