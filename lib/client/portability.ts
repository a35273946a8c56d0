import { create } from "zustand";

/** Which images leave the studio: some, those of a board, or with neither all of them. */
export interface PortableImages {
  assetIds?: string[];
  boardId?: string;
}

/** What is opened aside to carry images out of the studio or into it. */
export type PortabilityDialog =
  | { kind: "export"; images: PortableImages }
  | { kind: "sheet"; assetIds: string[] }
  | { kind: "import"; file?: File };

const useStore = create<{ open: PortabilityDialog | undefined }>(() => ({ open: undefined }));

export const usePortability = () => useStore(({ open }) => open);
export const openPortability = (open: PortabilityDialog | undefined) => useStore.setState({ open });
