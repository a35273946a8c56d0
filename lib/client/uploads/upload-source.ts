import type { Asset } from "@/lib/core/api/asset";
import { dataPictureName, pictureOfDataLink } from "@/lib/core/transfer/data-link";
import { linkName } from "@/lib/core/transfer/links";
import { importLink, sendFile } from "./send-image";

/** What is brought into the studio: kept until it is through, so that it can be tried again. */
export type UploadSource = { kind: "file"; file: File } | { kind: "link"; url: string };

export const sourceOfFile = (file: File): UploadSource => ({ kind: "file", file });

/** An address that is the picture itself is a file like any other; what it breaks, the server says. */
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
 * @param onProgress told how much of a file has gone, 0 to 1
 * @throws ApiProblem, also when the signal ended it
 */
export function bringSource(
  source: UploadSource,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Asset> {
  if (source.kind === "link") return importLink(source.url, signal);
  return sendFile(source.file, signal, onProgress);
}
