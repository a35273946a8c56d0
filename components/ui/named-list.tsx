"use client";

import { Trash2 } from "lucide-react";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "./button";
import { passFocus } from "./focus/pass-focus";
import { IconButton } from "./icon-button";
import { StatusLine } from "./status-line";

export interface NamedItem {
  id: string;
  name: string;
  /** What else a search finds it by. */
  words?: string;
  /** A preview of the saved item. */
  preview: ReactNode;
}

/** The texts of the list, in the user's language. */
interface NamedListWords {
  name: string;
  keep: string;
  search: string;
  none: string;
  undo: string;
  rename: (name: string) => string;
  apply: (name: string) => string;
  remove: (name: string) => string;
  gone: (name: string) => string;
}

interface NamedListProps {
  words: NamedListWords;
  /** Undefined until loaded. */
  items: NamedItem[] | undefined;
  problems: string[];
  /** Undefined: there is nothing to save. */
  onKeep: ((name: string) => Promise<unknown>) | undefined;
  onApply: (id: string) => void;
  onRename: (id: string, name: string) => void;
  onRemove: (id: string) => Promise<unknown>;
  onRestore: (id: string) => Promise<unknown>;
}

const field =
  "h-8 min-w-0 flex-1 rounded-md border border-line bg-sunk px-2.5 text-xs placeholder:text-faint hover:border-line-strong";
/** From this many items on, a search field is worth its space. */
const searchFrom = 6;

/** Items saved by name: save, search, use, rename, and remove with undo. */
export function NamedList(props: NamedListProps) {
  const { words, items, problems, onKeep, onApply, onRename, onRemove, onRestore } = props;
  const [name, setName] = useState("");
  const [search, setSearch] = useState("");
  const [gone, setGone] = useState<NamedItem>();
  const wanted = search.trim().toLowerCase();
  const shown =
    items?.filter(({ name, words: own = "" }) => `${name} ${own}`.toLowerCase().includes(wanted)) ??
    [];
  const ignore = () => undefined;
  const whole = useRef<HTMLDivElement>(null);
  const focusFirst = (selector: string) => {
    const found = whole.current?.querySelector<HTMLElement>(selector);
    found?.focus();
    return found;
  };
  /** To the button that takes it back, if there is one; otherwise to the beginning. */
  const focusList = () => void (focusFirst("[data-restore]") ?? focusFirst("input, button"));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onKeep?.(name).then(() => setName(""), ignore);
  };

  return (
    <div ref={whole} className="flex flex-col gap-4">
      {onKeep && (
        <form onSubmit={submit} className="flex gap-2">
          <input
            aria-label={words.name}
            placeholder={words.name}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
            className={field}
          />
          <Button type="submit" size="small" disabled={name.trim() === ""} className="h-8">
            {words.keep}
          </Button>
        </form>
      )}
      <div aria-live="polite" className="flex flex-col gap-1 text-xs text-bad empty:hidden">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
      <StatusLine
        words={gone && words.gone(gone.name)}
        className="flex items-center gap-2 text-xs text-soft"
        wordsClassName="min-w-0"
      >
        {gone && (
          <Button
            ref={passFocus(focusList)}
            data-restore
            size="small"
            look="quiet"
            onClick={() => void onRestore(gone.id).then(() => setGone(undefined), ignore)}
          >
            {words.undo}
          </Button>
        )}
      </StatusLine>
      {items && items.length >= searchFrom && (
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className={`${field} flex-none`}
        />
      )}
      {items?.length === 0 && <p className="text-xs text-faint">{words.none}</p>}
      <ul className="flex flex-col gap-1">
        {shown.map((item) => (
          <li key={item.id} className="flex items-center gap-2">
            <input
              aria-label={words.rename(item.name)}
              defaultValue={item.name}
              maxLength={100}
              onBlur={({ target }) => {
                const next = target.value.trim();
                if (next === "") target.value = item.name;
                else if (next !== item.name) onRename(item.id, next);
              }}
              className="h-8 w-36 shrink-0 rounded-md border border-transparent bg-transparent px-2 text-xs hover:border-line focus:bg-sunk"
            />
            <button
              type="button"
              aria-label={words.apply(item.name)}
              onClick={() => onApply(item.id)}
              className="min-w-0 flex-1 rounded-md p-1 text-left hover:bg-sunk"
            >
              {item.preview}
            </button>
            <IconButton
              ref={passFocus(focusList)}
              label={words.remove(item.name)}
              onClick={() => void onRemove(item.id).then(() => setGone(item), ignore)}
            >
              <Trash2 aria-hidden className="size-4" />
            </IconButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
