/** An @ on its way to become the words for an image or a box, with what was typed after it. */
export interface Mention {
  /** The range in the prompt from the @ to the caret, in UTF-16 units. */
  start: number;
  end: number;
  query: string;
}

const typed = /(?<before>.?)[@＠](?<query>[\p{L}\p{N}]{0,20})$/su;
/** An @ after one of these belongs to an address. */
const ofAddress = /[a-z0-9._+-]/i;

/** What is being mentioned where the caret is; undefined if it is nothing. */
export function mentionAt(text: string, caret: number): Mention | undefined {
  const { before = "", query } = typed.exec(text.slice(0, caret))?.groups ?? {};
  if (query === undefined || ofAddress.test(before)) return undefined;
  return { start: caret - query.length - 1, end: caret, query };
}

/**
 * Whether a query means something with this name: its letters in their order, without regard to
 * spaces, width and case, so that "2b" finds "Box B in image 2" as "b2" does.
 */
export function isMentioned(query: string, names: string[]): boolean {
  const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  return names.some((name) => plain(name).includes(plain(query)));
}
