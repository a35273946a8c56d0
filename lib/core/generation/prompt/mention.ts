/** An @ on its way to become the words for an image or a box, with what was typed after it. */
export interface Mention {
  /** The range in the prompt from the @ to the caret, in UTF-16 units. */
  start: number;
  end: number;
  query: string;
}

const typed = /(?<before>.?)[@＠](?<query>[\p{L}\p{N}]{0,20})$/su;
/** An @ after one of these belongs to an address. */
const ofAddress = /[\p{Script=Latin}\p{M}\p{N}._+-]/u;

/** What is being mentioned where the caret is; undefined if it is nothing. */
export function mentionAt(text: string, caret: number): Mention | undefined {
  const { before = "", query } = typed.exec(text.slice(0, caret))?.groups ?? {};
  if (query === undefined || ofAddress.test(before)) return undefined;
  return { start: caret - query.length - 1, end: caret, query };
}

/** What names something that a prompt can mention. */
interface Named {
  /** Its number, for a box with its letter: "2B". */
  id: string;
  label: string;
  words: string;
}

/** Without regard to spaces, width and case. */
const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/**
 * What a query can mean, the likeliest first: what has it as its number and letter, in either
 * order; then those whose number or letter begins so, whose other names begin so, and whose other
 * names contain it.
 */
export function mentioned<One extends Named>(query: string, all: One[]): One[] {
  const wanted = plain(query);
  const rankOf = ({ id, label, words }: Named): number => {
    const short = [id, id.replace(/^(\d+)(\D+)$/, "$2$1")].map(plain);
    const long = [label, words].map(plain);
    const ranks = [
      short.includes(wanted),
      short.some((name) => name.startsWith(wanted)),
      long.some((name) => name.startsWith(wanted)),
      long.some((name) => name.includes(wanted)),
    ];
    return ranks.indexOf(true);
  };
  return all
    .map((one) => ({ one, rank: rankOf(one) }))
    .filter(({ rank }) => rank >= 0)
    .toSorted((first, second) => first.rank - second.rank)
    .map(({ one }) => one);
}
