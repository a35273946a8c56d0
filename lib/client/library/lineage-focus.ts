import { create } from "zustand";

const useStore = create<{ assetId: string | undefined }>(() => ({ assetId: undefined }));

/** The focused image of a lineage graph, kept while the viewer is open on one of them. */
export const useLineageFocus = () => useStore(({ assetId }) => assetId);
export const focusInLineage = (assetId: string | undefined) => useStore.setState({ assetId });
