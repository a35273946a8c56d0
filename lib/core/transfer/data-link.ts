/** A picture contained in a URL. */
export interface DataPicture {
  mime: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const shape = /^data:(image\/[\w.+-]+)((?:;[\w-]+=[^;,]*)*)(;base64)?,(.*)$/is;

export const isDataLink = (link: string): boolean => /^data:image\//i.test(link);

/** The picture in a `data:` URL; undefined for any other text. RFC 2397. */
export function pictureOfDataLink(link: string): DataPicture | undefined {
  const [, mime = "", , base64, content = ""] = shape.exec(link.trim()) ?? [];
  if (mime === "") return undefined;
  try {
    const plain = decodeURIComponent(content);
    const bytes = base64
      ? Uint8Array.from(atob(plain.replace(/\s/g, "")), (sign) => sign.charCodeAt(0))
      : new TextEncoder().encode(plain);
    return bytes.length > 0 ? { mime: mime.toLowerCase(), bytes } : undefined;
  } catch {
    // Invalid base64 or percent encoding.
    return undefined;
  }
}

/** The file name for the picture. */
export function dataPictureName({ mime }: DataPicture): string {
  const kind = /^image\/([a-z]+)/.exec(mime)?.[1] ?? "png";
  return `image.${kind === "jpeg" ? "jpg" : kind}`;
}
