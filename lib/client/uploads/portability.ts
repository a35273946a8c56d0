import { create } from "zustand";
import type { ExportRequest } from "@/lib/core/api/portability";
import type { UploadSource } from "./upload-source";

/** What is opened aside to carry images out of the studio or into it. */
type PortabilityDialog =
  | { kind: "export"; images: ExportRequest }
  | { kind: "sheet"; assetIds: string[] }
  | { kind: "import"; file?: File }
  /** A file that carries a recipe came; `place` is where it would go among the inputs. */
  | { kind: "recipe"; file: File; place?: number }
  /** More images came than the model takes. */
  | { kind: "many"; sources: UploadSource[]; place?: number };

/** Tells a dialog from the next one of its kind. */
type Opened = PortabilityDialog & { id: number };

const useStore = create<{ opened: Opened[] }>(() => ({ opened: [] }));
let lastId = 0;

function withId(dialog: PortabilityDialog): Opened {
  lastId += 1;
  return { ...dialog, id: lastId };
}

/** The dialog that is open. */
export const usePortability = () => useStore(({ opened }) => opened[0]);

/** Opens a dialog, once those are closed that are open already: what they are about is not lost. */
export const openPortability = (dialog: PortabilityDialog) =>
  useStore.setState(({ opened }) => ({ opened: [...opened, withId(dialog)] }));

/** Goes from the dialog that is open on to another one. */
export const goOnToPortability = (dialog: PortabilityDialog) =>
  useStore.setState(({ opened }) => ({ opened: [withId(dialog), ...opened.slice(1)] }));

/** Closes the dialog that is open; the next one that waits opens. */
export const closePortability = () =>
  useStore.setState(({ opened }) => ({ opened: opened.slice(1) }));
