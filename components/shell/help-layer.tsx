"use client";

import dynamic from "next/dynamic";
import { useEffect } from "react";
import type { Command } from "@/components/help/command-palette";
import { isTyping } from "@/lib/client/browser/is-typing";
import { openHelp, useOpenHelp } from "@/lib/client/shell/help";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";
import { useCommands } from "./commands/use-commands";
import { useLibrarySearch } from "./commands/use-library-commands";

const ShortcutSheet = dynamic(() => import("@/components/help/shortcut-sheet"), { ssr: false });
const CommandPalette = dynamic(() => import("@/components/help/command-palette"), { ssr: false });
const ExampleDialog = dynamic(() => import("@/components/help/example-dialog"), { ssr: false });

const close = () => openHelp(undefined);

/** The help dialogs: the shortcuts, every action by name, the examples. */
export function HelpLayer() {
  const open = useOpenHelp();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(shortcuts.anywhere, event);
      if (shortcut === "commands") {
        event.preventDefault();
        openHelp("commands");
      }
      if (shortcut === "sheet" && !isTyping(event.target)) openHelp("shortcuts");
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      {open === "shortcuts" && <ShortcutSheet onClose={close} />}
      {open === "commands" && <Commands />}
      {open === "examples" && <ExampleDialog onClose={close} />}
    </>
  );
}

function Commands() {
  const commands: Command[] = useCommands();
  const search = useLibrarySearch();
  return <CommandPalette commands={commands} otherwise={search} onClose={close} />;
}
