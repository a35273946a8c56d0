import { create } from "zustand";
import type { Viewport } from "@/lib/core/stage/viewport";

interface LineageLook {
  assetId: string | undefined;
  /** How the graph of an image was last zoomed and moved. */
  view: { of: string; viewport: Viewport } | undefined;
}

const useStore = create<LineageLook>(() => ({ assetId: undefined, view: undefined }));

/** The focused image of a lineage graph, kept while the viewer is open on one of them. */
export const useLineageFocus = () => useStore(({ assetId }) => assetId);
export const focusInLineage = (assetId: string | undefined) => useStore.setState({ assetId });

/** How the graph of an image was left; undefined if it was not moved. */
export function lineageViewOf(assetId: string): Viewport | undefined {
  const { view } = useStore.getState();
  return view?.of === assetId ? view.viewport : undefined;
}

/** Remembers how a graph is zoomed and moved, until another one is; undefined is its beginning. */
export const keepLineageView = (of: string, viewport: Viewport | undefined) =>
  useStore.setState({ view: viewport && { of, viewport } });
