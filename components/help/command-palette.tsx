"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import { classes } from "@/components/ui/classes";
import { Dialog } from "@/components/ui/dialog";
import { bringIntoSight } from "@/lib/client/browser/bring-into-sight";
import { useCommandKey } from "@/lib/client/browser/use-command-key";

export interface Command {
  id: string;
  /** What it does, in the user's language. */
  label: string;
  /** Words that also find it, such as its English name. */
  alias?: string;
  /** Its shortcut, as the list of shortcuts writes it. */
  keys?: string | undefined;
  run: () => void;
}

interface CommandPaletteProps {
  commands: Command[];
  /** What to offer for words that no action has. */
  otherwise: (words: string) => Command;
  onClose: () => void;
}

/** Finds every action of the studio by name: type, choose with the arrows, run with Enter. */
export default function CommandPalette({ commands, otherwise, onClose }: CommandPaletteProps) {
  const t = useTranslations("help");
  const listId = useId();
  const [search, setSearch] = useState("");
  const [place, setPlace] = useState(0);
  const commandKey = useCommandKey();
  const named = commands.filter(({ label, alias = "" }) => matches(`${label} ${alias}`, search));
  const found = named.length > 0 ? named : [otherwise(search.trim())];
  const chosen = found[Math.min(place, found.length - 1)];

  const choose = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys with others are shortcuts of the page, such as the one that runs.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0 && event.key !== "Enter") return;
    event.preventDefault();
    if (by === 0) choose(chosen);
    else setPlace((Math.min(place, found.length - 1) + by + found.length) % found.length);
  };

  return (
    <Dialog title={t("commands")} onClose={onClose}>
      <input
        type="text"
        data-first-focus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosen && `${listId}-${chosen.id}`}
        aria-label={t("commandSearch")}
        placeholder={t("commandSearch")}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
        className="h-9 w-full rounded-md border border-line bg-sunk px-3 text-sm placeholder:text-faint"
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t("commands")}
        className="max-h-80 min-h-40 overflow-y-auto [scrollbar-width:thin]"
      >
        {found.map((command) => (
          // The field keeps the focus and handles the keys; see aria-activedescendant.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys.
          <div
            key={command.id}
            id={`${listId}-${command.id}`}
            ref={command === chosen ? bringIntoSight : undefined}
            role="option"
            tabIndex={-1}
            aria-selected={command === chosen}
            onClick={() => choose(command)}
            onPointerMove={() => setPlace(found.indexOf(command))}
            className={classes(
              "flex cursor-default items-center justify-between gap-3 rounded-sm px-2.5 py-1.5 text-sm",
              command === chosen && "bg-accent-soft",
            )}
          >
            {command.label}
            {command.keys && (
              <kbd
                aria-hidden
                className="shrink-0 rounded-sm border border-line bg-sunk px-1 font-sans text-2xs text-soft"
              >
                {command.keys.replace("Mod", commandKey)}
              </kbd>
            )}
          </div>
        ))}
      </div>
    </Dialog>
  );
}

/** Whether the text contains every word of the search. Scripts without spaces count as one word. */
function matches(text: string, search: string): boolean {
  const lower = text.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
