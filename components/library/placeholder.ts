import { thumbHashToDataURL } from "thumbhash";

/** How many placeholders are kept; drawing one takes longer than scrolling past it. */
const mostKept = 600;
const drawn = new Map<string, string>();

/** A URL of a blurred placeholder for use until the thumbnail loads. */
export function placeholderOf(thumbhash: string | undefined): string | undefined {
  if (!thumbhash) return undefined;
  const known = drawn.get(thumbhash);
  if (known !== undefined) return known;
  const bytes = Uint8Array.from(atob(thumbhash), (letter) => letter.charCodeAt(0));
  const url = thumbHashToDataURL(bytes);
  drawn.set(thumbhash, url);
  const [oldest] = drawn.keys();
  if (drawn.size > mostKept && oldest !== undefined) drawn.delete(oldest);
  return url;
}
