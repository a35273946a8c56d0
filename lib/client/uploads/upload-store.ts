import { create } from "zustand";
import type { Asset } from "@/lib/core/api/asset";
import type { FieldError } from "@/lib/core/api/problem-details";
import type { UploadSource } from "./upload-source";

/** Where in the strip it goes. */
export type UploadTarget =
  | { kind: "end" }
  | { kind: "place"; place: number }
  /** In the place of the image that was there when it was begun. */
  | { kind: "replace"; place: number; assetId: string };

export type Refusal = Pick<FieldError, "code" | "params">;

/** An image on its way into the input strip. */
export interface Upload {
  id: number;
  name: string;
  source: UploadSource;
  target: UploadTarget;
  /** Whether the field for links shows how it ends. */
  isAtField: boolean;
  /** 0 to 1; undefined while nobody knows how far it is. */
  progress: number | undefined;
  state:
    | { kind: "sending"; controller: AbortController }
    /** Waits for those before it. */
    | { kind: "kept"; asset: Asset }
    | { kind: "refused"; error: Refusal }
    /** It has taken the place of another image, so many boxes of which did not fit on it. */
    | { kind: "boxesLost"; count: number; assetId: string };
}

const useUploadStore = create<{ uploads: Upload[] }>(() => ({ uploads: [] }));

/** What is on its way, was refused, or has ended with something to say. */
export const useUploads = () => useUploadStore((store) => store.uploads);

export const readUploads = () => useUploadStore.getState().uploads;

export function addUploads(added: Upload[]): void {
  useUploadStore.setState(({ uploads }) => ({ uploads: [...uploads, ...added] }));
}

export function changeUpload(id: number, changes: Partial<Upload>): void {
  useUploadStore.setState(({ uploads }) => ({
    uploads: uploads.map((one) => (one.id === id ? { ...one, ...changes } : one)),
  }));
}

export function dismissUpload(id: number): void {
  useUploadStore.setState(({ uploads }) => ({ uploads: uploads.filter((one) => one.id !== id) }));
}
