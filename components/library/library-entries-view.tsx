"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { setWish } from "@/lib/client/address/wish";
import { useGridSettings } from "@/lib/client/library/grid-settings";
import type { LibraryList } from "@/lib/client/queries/library";
import type { Generation } from "@/lib/core/api/generation";
import { emptyWish, withFilterPart } from "@/lib/core/library/wish";
import { EmptyLibrary } from "./empty-library";
import { LibraryGrid } from "./grid/library-grid";
import { useLibraryEntries } from "./grid/use-library-list";
import { useLibrarySequence } from "./grid/use-library-sequence";
import type { MenuTarget } from "./organising/tile-menu";

// One menu for all tiles, loaded only when the user opens it.
const TileMenu = dynamic(() => import("./organising/tile-menu"), { ssr: false });
const MarksDialog = dynamic(() => import("./organising/marks-dialog"), { ssr: false });

interface LibraryEntriesViewProps {
  list: LibraryList;
  generations: Generation[];
  /** The ideal row height, in CSS pixels. */
  size: number;
  onPurge: (assetIds: string[]) => void;
}

/** The contents of a list, or why it is empty. */
export function LibraryEntriesView({ list, generations, size, onPurge }: LibraryEntriesViewProps) {
  const look = useGridSettings((settings) => settings.look);
  const entries = useLibraryEntries(list, generations);
  useLibrarySequence(list);
  const [menu, setMenu] = useState<MenuTarget>();
  const [marked, setMarked] = useState<string>();
  if (entries.places.count === 0) return <EmptyLibrary />;
  return (
    <>
      <LibraryGrid
        entries={entries}
        look={look}
        size={size}
        onStack={(stackKey) => setWish(withFilterPart(emptyWish, "stack", stackKey))}
        onMenu={setMenu}
      />
      {menu && (
        <TileMenu
          target={menu}
          onClose={() => setMenu(undefined)}
          onMarks={setMarked}
          onPurge={onPurge}
        />
      )}
      {marked !== undefined && (
        <MarksDialog assetId={marked} onClose={() => setMarked(undefined)} />
      )}
    </>
  );
}
