"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { tagSchema } from "@/lib/core/library/asset-filter";

interface TagFieldProps {
  tags: string[];
  onTags: (tags: string[]) => void;
}

/** The tags of an image: a press takes one off, Enter or a comma puts one on. */
export function TagField({ tags, onTags }: TagFieldProps) {
  const t = useTranslations("viewer");
  const [text, setText] = useState("");
  const add = (words: string) => {
    const news = words.split(/[,，、]/).flatMap((word) => tagSchema.safeParse(word).data ?? []);
    setText("");
    const all = [...new Set([...tags, ...news])];
    if (all.length > tags.length) onTags(all);
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          aria-label={t("removeTag", { tag })}
          onClick={() => onTags(tags.filter((other) => other !== tag))}
          className="flex h-7 max-w-full items-center gap-1 rounded-full border border-line bg-raised px-2.5 text-xs hover:border-line-strong"
        >
          <span className="truncate">{tag}</span>
          <X aria-hidden className="size-3 text-faint" />
        </button>
      ))}
      <input
        type="text"
        aria-label={t("addTag")}
        placeholder={t("addTag")}
        value={text}
        onChange={(event) => {
          const { value } = event.target;
          if (/[,，、]$/.test(value)) add(value);
          else setText(value);
        }}
        onBlur={() => add(text)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) add(text);
        }}
        className="h-7 w-28 min-w-0 flex-1 rounded-md border border-line bg-sunk px-2.5 text-xs placeholder:text-faint"
      />
    </div>
  );
}
