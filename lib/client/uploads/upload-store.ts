import { create } from "zustand";
import type { Asset } from "@/lib/core/api/asset";
import type { FieldError } from "@/lib/core/api/problem-details";
import type { UploadSource } from "./upload-source";

/** Where in the strip it goes. */
export type UploadTarget =
  | { kind: "end" }
  | { kind: "place"; place: number }
  /** Replaces the image that was there when the upload started. */
  | { kind: "replace"; place: number; assetId: string };

export type UploadRefusal = Pick<FieldError, "code" | "params">;

/** An image on its way into the input strip. */
export interface Upload {
  id: number;
  name: string;
  source: UploadSource;
  target: UploadTarget;
  /** Whether the field for links shows the outcome. */
  isAtField: boolean;
  /** 0 to 1; undefined while unknown. */
  progress: number | undefined;
  state:
    | { kind: "sending"; controller: AbortController }
    /** Waits for those before it. */
    | { kind: "kept"; asset: Asset }
    | { kind: "refused"; error: UploadRefusal }
    /** It replaced another image, and this many of its boxes did not fit. */
    | { kind: "boxesLost"; count: number; assetId: string };
}

const useUploadStore = create<{ uploads: Upload[] }>(() => ({ uploads: [] }));

/** The uploads that are pending, were refused, or ended with something to report. */
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
