"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useSavedItems } from "@/lib/client/saved-items";
import { useErrorText } from "@/lib/client/use-problem-text";
import type { SavedItem } from "@/lib/core/api/saved-item";
import { withoutLocks } from "@/lib/core/palette/palette";
import { PaletteStrip } from "../palette-strip";
import type { ToolProps } from "./palette-tools";

const field =
  "h-8 min-w-0 flex-1 rounded-md border border-line bg-sunk px-2.5 text-xs placeholder:text-faint hover:border-line-strong";

/** Palettes that are kept under names, on the server. */
export function SavedTab({ palette, onPalette, max }: ToolProps) {
  const t = useTranslations("palette.tools");
  const { texts } = useErrorText();
  const { items, isError, save, rename, trash, restore } = useSavedItems("palette");
  const [name, setName] = useState("");
  const [search, setSearch] = useState("");
  const [gone, setGone] = useState<SavedItem>();
  const problem = save.error ?? rename.error ?? trash.error ?? restore.error;

  const onSave = (event: FormEvent) => {
    event.preventDefault();
    const content = { kind: "palette" as const, palette: withoutLocks(palette) };
    save.mutate({ name, content }, { onSuccess: () => setName("") });
  };
  const wanted = search.trim().toLowerCase();
  const shown = items?.filter((item) => item.name.toLowerCase().includes(wanted)) ?? [];

  return (
    <div className="flex flex-col gap-4">
      {palette.length > 0 && (
        <form onSubmit={onSave} className="flex gap-2">
          <input
            aria-label={t("name")}
            placeholder={t("name")}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
            className={field}
          />
          <Button
            type="submit"
            size="small"
            disabled={name.trim() === "" || save.isPending}
            className="h-8"
          >
            {t("keep")}
          </Button>
        </form>
      )}
      <div aria-live="polite" className="flex flex-col gap-1 text-xs empty:hidden">
        {problem &&
          texts(problem).map((text) => (
            <p key={text} className="text-bad">
              {text}
            </p>
          ))}
        {isError && <p className="text-bad">{t("listFailed")}</p>}
        {gone && (
          <p className="flex items-center gap-2 text-soft">
            {t("gone", { name: gone.name })}
            <Button
              size="small"
              look="quiet"
              onClick={() => restore.mutate(gone.id, { onSuccess: () => setGone(undefined) })}
            >
              {t("undo")}
            </Button>
          </p>
        )}
      </div>
      {items && items.length > 5 && (
        <input
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className={`${field} flex-none`}
        />
      )}
      {items?.length === 0 && <p className="text-xs text-faint">{t("savedNone")}</p>}
      <ul className="flex flex-col gap-1">
        {shown.map((item) =>
          item.content.kind === "palette" ? (
            <li key={item.id} className="group flex items-center gap-2">
              <input
                aria-label={t("rename", { name: item.name })}
                defaultValue={item.name}
                maxLength={100}
                onBlur={({ target }) => {
                  const next = target.value.trim();
                  if (next === "") target.value = item.name;
                  else if (next !== item.name) rename.mutate({ id: item.id, name: next });
                }}
                className="h-8 w-36 shrink-0 rounded-md border border-transparent bg-transparent px-2 text-xs hover:border-line focus:bg-sunk"
              />
              <button
                type="button"
                aria-label={t("apply", { name: item.name })}
                onClick={() =>
                  item.content.kind === "palette" && onPalette(item.content.palette.slice(0, max))
                }
                className="min-w-0 flex-1 rounded-md p-1 hover:bg-sunk"
              >
                <PaletteStrip palette={item.content.palette} className="h-6" />
              </button>
              <IconButton
                label={t("remove", { name: item.name })}
                onClick={() => trash.mutate(item.id, { onSuccess: () => setGone(item) })}
              >
                <Trash2 aria-hidden className="size-4" />
              </IconButton>
            </li>
          ) : null,
        )}
      </ul>
    </div>
  );
}
