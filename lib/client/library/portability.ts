import { create } from "zustand";
import type { ExportRequest } from "@/lib/core/api/portability";

/** What is opened aside to carry images out of the studio or into it. */
type PortabilityDialog =
  | { kind: "export"; images: ExportRequest }
  | { kind: "sheet"; assetIds: string[] }
  | { kind: "import"; file?: File }
  /** A file that carries a recipe came; `place` is where it would go among the inputs. */
  | { kind: "recipe"; file: File; place?: number }
  /** More files came than the model takes. */
  | { kind: "many"; files: File[]; place?: number };

const useStore = create<{ open: PortabilityDialog | undefined }>(() => ({ open: undefined }));

export const usePortability = () => useStore(({ open }) => open);
export const openPortability = (open: PortabilityDialog | undefined) => useStore.setState({ open });
