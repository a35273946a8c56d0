import type { Asset } from "@/lib/core/api/asset";
import { dataPictureName, pictureOfDataLink } from "@/lib/core/transfer/data-link";
import { linkName } from "@/lib/core/transfer/links";
import { importLink, sendFile } from "./send-image";

/** What is being brought into the studio, kept until it succeeds so that it can be retried. */
export type UploadSource = { kind: "file"; file: File } | { kind: "link"; url: string };

export const sourceOfFile = (file: File): UploadSource => ({ kind: "file", file });

/** A data URL is treated like any other file; the server reports what is wrong with it. */
export function sourceOfLink(url: string): UploadSource {
  const picture = pictureOfDataLink(url);
  if (!picture) return { kind: "link", url };
  const { mime, bytes } = picture;
  return sourceOfFile(new File([bytes], dataPictureName(picture), { type: mime }));
}

export const nameOfSource = (source: UploadSource): string =>
  source.kind === "file" ? source.file.name : linkName(source.url);

/**
 * Brings an image into the library.
 * @param onProgress called with the share of a file sent, 0 to 1
 * @throws ApiProblem, also if the signal aborts it
 */
export function bringSource(
  source: UploadSource,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Asset> {
  if (source.kind === "link") return importLink(source.url, signal);
  return sendFile(source.file, signal, onProgress);
}
