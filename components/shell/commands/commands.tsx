"use client";

import CommandPalette from "@/components/help/command-palette";
import { useCommands } from "./use-commands";
import { useLibrarySearch } from "./use-library-commands";

/** Every action by name. */
export default function Commands({ onClose }: { onClose: () => void }) {
  const commands = useCommands();
  const search = useLibrarySearch();
  return <CommandPalette commands={commands} otherwise={search} onClose={onClose} />;
}
