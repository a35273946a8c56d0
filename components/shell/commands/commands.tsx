"use client";

import CommandPalette from "@/components/help/command-palette";
import { useCommands } from "./use-commands";

/** Every action by name. */
export default function Commands({ onClose }: { onClose: () => void }) {
  return <CommandPalette commands={useCommands()} onClose={onClose} />;
}
