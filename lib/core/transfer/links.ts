import { isDataLink } from "./data-link";

/** So much is shown of an address that has no name in it. */
const longestName = 60;

/** An address as a person copies it: http or https, nothing around it; undefined for any other text. */
export function linkOf(text: string): string | undefined {
  const trimmed = text.trim();
  return /^https?:\/\/\S+$/i.test(trimmed) && URL.canParse(trimmed) ? trimmed : undefined;
}

/** An address that an image may be had from: of the web, or one that is the image itself. */
export function imageLinkOf(text: string): string | undefined {
  const trimmed = text.trim();
  return isDataLink(trimmed) ? trimmed : linkOf(trimmed);
}

/** The addresses of a `text/uri-list`: one a line, lines with # are remarks. RFC 2483, section 5. */
export function linksOfList(list: string): string[] {
  return list.split(/\r?\n/).flatMap((line) => imageLinkOf(line) ?? []);
}

/** What an address is called until its image is there: the file's name, else the host's. */
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

/** The image of the studio's own that an address leads to, in whichever rendition. */
export function ownAssetId(link: string, origin: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  if (url.origin !== origin) return undefined;
  return /^\/api\/assets\/([0-9a-f-]{36})(?:\/|$)/.exec(url.pathname)?.[1];
}
