"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { facetsQuery } from "@/lib/client/queries/library";
import { typedTags } from "@/lib/core/library/typed-tags";

interface TagFieldProps {
  tags: string[];
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
}

/** The tags to find images by, and a field to add another. */
export function TagField({ tags, onAdd, onRemove }: TagFieldProps) {
  const t = useTranslations("library.marks");
  const { data: facets } = useQuery(facetsQuery);
  const [typed, setTyped] = useState("");
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const add = (text: string) => {
    for (const tag of typedTags(text)) if (!tags.includes(tag)) onAdd(tag);
    setTyped("");
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    add(typed);
  };
  return (
    <div className="flex flex-col gap-1.5">
      {tags.length > 0 && (
        <ul aria-label={t("tags")} className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <li key={tag}>
              <button
                ref={passFocus(() => field.current?.focus())}
                type="button"
                aria-label={t("removeTag", { tag })}
                onClick={() => onRemove(tag)}
                className="flex h-6 max-w-48 items-center gap-1 rounded-full border border-line bg-sunk pr-1.5 pl-2.5 text-xs hover:border-line-strong"
              >
                <span className="truncate">{tag}</span>
                <X aria-hidden className="size-3 shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={onSubmit} className="flex gap-2">
        <input
          ref={field}
          aria-label={t("addTag")}
          placeholder={t("addTag")}
          list={listId}
          maxLength={60}
          value={typed}
          onChange={({ target }) =>
            /[,，、]$/.test(target.value) ? add(target.value) : setTyped(target.value)
          }
          onBlur={() => add(typed)}
          className="h-8 min-w-0 flex-1 rounded-md border border-line bg-sunk px-2.5 text-xs placeholder:text-faint hover:border-line-strong"
        />
        <datalist id={listId}>
          {facets?.tags.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button type="submit" size="small" disabled={typed.trim() === ""} className="h-8">
          {t("add")}
        </Button>
      </form>
    </div>
  );
}
