"use client";

import dynamic from "next/dynamic";
import { useEffect } from "react";
import { isTyping } from "@/lib/client/browser/is-typing";
import { openHelp, useOpenHelp } from "@/lib/client/shell/help";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";

const ShortcutSheet = dynamic(() => import("@/components/help/shortcut-sheet"), { ssr: false });
const Commands = dynamic(() => import("./commands/commands"), { ssr: false });
const ExampleDialog = dynamic(() => import("@/components/help/example-dialog"), { ssr: false });

const ProgramsDialog = dynamic(() => import("@/components/access/programs-dialog"), { ssr: false });

const close = () => openHelp(undefined);

/** The shortcuts, every action by name, the examples, and the access of programs. */
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
      {open === "commands" && <Commands onClose={close} />}
      {open === "examples" && <ExampleDialog onClose={close} />}
      {open === "programs" && <ProgramsDialog onClose={close} />}
    </>
  );
}
