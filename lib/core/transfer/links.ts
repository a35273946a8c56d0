import { isDataLink } from "./data-link";

/** How much to show of a URL that contains no name. */
const longestName = 60;

/** A URL as a person copies it: http or https, nothing around it; undefined for any other text. */
export function linkOf(text: string): string | undefined {
  const trimmed = text.trim();
  return /^https?:\/\/\S+$/i.test(trimmed) && URL.canParse(trimmed) ? trimmed : undefined;
}

/** A URL that gives an image: from the web, or with the image inside. */
export function imageLinkOf(text: string): string | undefined {
  const trimmed = text.trim();
  return isDataLink(trimmed) ? trimmed : linkOf(trimmed);
}

/** The URLs of a `text/uri-list`: one per line, lines with # are comments. RFC 2483, section 5. */
export function linksOfList(list: string): string[] {
  return list.split(/\r?\n/).flatMap((line) => imageLinkOf(line) ?? []);
}

/** The name for a URL until its image is there: the file's name, otherwise the host's. */
export function linkName(link: string): string {
  if (isDataLink(link) || !URL.canParse(link)) return link.slice(0, longestName);
  const { hostname, pathname } = new URL(link);
  const last = pathname.split("/").findLast((part) => part !== "");
  return last ? decoded(last) : hostname;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The studio's own image that a URL leads to, in any rendition. */
export function ownAssetId(link: string, origin: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  if (url.origin !== origin) return undefined;
  return /^\/api\/assets\/([0-9a-f-]{36})(?:\/|$)/.exec(url.pathname)?.[1];
}
