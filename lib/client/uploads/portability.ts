import { create } from "zustand";
import type { ExportRequest } from "@/lib/core/api/portability";
import type { UploadSource } from "./upload-source";

/** Where images would go of themselves: among the inputs, or onto a board of the library. */
export interface ToPlace {
  place?: number;
  boardId?: string;
}

/** The open dialog for moving images into or out of the studio. */
type PortabilityDialog =
  | { kind: "export"; images: ExportRequest }
  | { kind: "sheet"; assetIds: string[] }
  | { kind: "import"; file?: File }
  /** A file with a recipe was brought; `place` is where it would go among the inputs. */
  | { kind: "recipe"; file: File; place?: number }
  /** There are more images than the model takes, or those of a whole folder. */
  | ({ kind: "many"; sources: UploadSource[] } & ToPlace);

/** Tells a dialog from the next one of its kind. */
type Opened = PortabilityDialog & { id: number };

const useStore = create<{ opened: Opened[] }>(() => ({ opened: [] }));
let lastId = 0;

function withId(dialog: PortabilityDialog): Opened {
  lastId += 1;
  return { ...dialog, id: lastId };
}

/** The open dialog. */
export const usePortability = () => useStore(({ opened }) => opened[0]);

/** Opens a dialog after those already open are closed, so that none is lost. */
export const openPortability = (dialog: PortabilityDialog) =>
  useStore.setState(({ opened }) => ({ opened: [...opened, withId(dialog)] }));

/** Replaces the open dialog with another. */
export const goOnToPortability = (dialog: PortabilityDialog) =>
  useStore.setState(({ opened }) => ({ opened: [withId(dialog), ...opened.slice(1)] }));

/** Whether a dialog is still open, which its answer may be too late for. */
export const isPortabilityOpen = (id: number) =>
  useStore.getState().opened.some((dialog) => dialog.id === id);

/** Closes a dialog; the next one waiting opens. */
export const closePortability = (id: number) =>
  useStore.setState(({ opened }) => ({ opened: opened.filter((dialog) => dialog.id !== id) }));
