import { create } from "zustand";

const useStore = create<{ assetId: string | undefined }>(() => ({ assetId: undefined }));

/** Which image of a lineage is in hand; kept while one of them is looked at closely. */
export const useLineageFocus = () => useStore(({ assetId }) => assetId);
export const focusInLineage = (assetId: string | undefined) => useStore.setState({ assetId });
