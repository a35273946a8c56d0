import type { QueryClient } from "@tanstack/react-query";
import { create } from "zustand";
import { assetsCreatedSchema } from "@/lib/core/api/asset";
import { type FieldError, problemDetailsSchema } from "@/lib/core/api/problem-details";
import { addInput } from "./draft-store";
import { receiveAsset } from "./queries";

/** A file on its way into the input strip. */
export interface Upload {
  id: number;
  name: string;
  /** 0 to 1. */
  progress: number;
  state:
    | { kind: "sending" }
    | { kind: "kept"; assetId: string }
    | { kind: "refused"; error: Pick<FieldError, "code" | "params"> };
}

const useUploadStore = create<{ uploads: Upload[] }>(() => ({ uploads: [] }));

/** The files that are being sent and those that were refused. */
export const useUploads = () => useUploadStore((store) => store.uploads);

export function dismissUpload(id: number): void {
  useUploadStore.setState(({ uploads }) => ({ uploads: uploads.filter((one) => one.id !== id) }));
}

let lastId = 0;

/** Sends files, all at once; they join the inputs in the order in which they were given. */
export function uploadFiles(client: QueryClient, files: File[]): void {
  const uploads = files.map((file): Upload => {
    lastId += 1;
    return { id: lastId, name: file.name, progress: 0, state: { kind: "sending" } };
  });
  useUploadStore.setState((store) => ({ uploads: [...store.uploads, ...uploads] }));
  for (const [index, file] of files.entries()) {
    const upload = uploads[index];
    if (upload) send(client, upload.id, file);
  }
}

function change(id: number, changes: Partial<Upload>): void {
  useUploadStore.setState(({ uploads }) => ({
    uploads: uploads.map((one) => (one.id === id ? { ...one, ...changes } : one)),
  }));
}

/** XMLHttpRequest, because fetch tells no progress of what it sends. */
function send(client: QueryClient, id: number, file: File): void {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append("file", file);
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) change(id, { progress: event.loaded / event.total });
  });
  request.addEventListener("load", () => {
    settle(client, id, file.name, parseJson(request.responseText));
  });
  request.addEventListener("error", () => refuse(id, { code: "offline", params: {} }));
  request.open("POST", "/api/assets");
  request.send(form);
}

function settle(client: QueryClient, id: number, name: string, body: unknown): void {
  const kept = assetsCreatedSchema.safeParse(body);
  const asset = kept.data?.assets[0];
  if (asset) {
    receiveAsset(client, asset);
    change(id, { progress: 1, state: { kind: "kept", assetId: asset.id } });
    addKeptInOrder();
    return;
  }
  const problem = problemDetailsSchema.safeParse(body).data;
  const [error] = problem?.errors ?? [];
  refuse(id, error ?? { code: problem?.code ?? "internal", params: { name } });
}

function refuse(id: number, error: Pick<FieldError, "code" | "params">): void {
  change(id, { state: { kind: "refused", error } });
  addKeptInOrder();
}

/** A file that is through waits for those before it, so that numbers follow the order of the drop. */
function addKeptInOrder(): void {
  const { uploads } = useUploadStore.getState();
  const firstSending = uploads.findIndex(({ state }) => state.kind === "sending");
  const settled = firstSending === -1 ? uploads : uploads.slice(0, firstSending);
  for (const { id, state } of settled) {
    if (state.kind !== "kept") continue;
    addInput(state.assetId);
    dismissUpload(id);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
