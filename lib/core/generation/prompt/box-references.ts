import { imageNumber, imageWord, numberIn } from "./image-references";

const image = `${imageWord}(?<image>${imageNumber})`;

/** How a language says which of an image's boxes is meant, as the compose panel writes it and a little beyond. */
const ways = [
  {
    pattern: new RegExp(
      String.raw`(?:(?<ordinal>\bfirst|\bsecond|\?)\s+)?\bbounding\s+box\s+(?:of|in|on)\s+${image}`,
      "dgiu",
    ),
    ordinals: ["first", "second"],
  },
  {
    pattern: new RegExp(
      String.raw`${image}\s*の\s*(?<ordinal>[1１一]つ目の|[2２二]つ目の|\?)?バウンディングボックス`,
      "dgiu",
    ),
    ordinals: ["1つ目の", "2つ目の"],
  },
  {
    pattern: new RegExp(
      String.raw`${image}\s*的\s*(?<ordinal>第[1１一]个|第[2２二]个|\?)?框选区域`,
      "dgiu",
    ),
    ordinals: ["第一个", "第二个"],
  },
];
const first = /first|[1１一]/iu;

/** Words in a prompt that name a box of an image. */
interface BoxReference {
  /** From where to where they go, in UTF-16 units. */
  start: number;
  end: number;
  /** From 1; undefined: the image is gone. */
  image: number | undefined;
  /** Undefined: the image's only box is meant. */
  ordinal: Ordinal | undefined;
}

interface Ordinal {
  start: number;
  end: number;
  /** From 0; undefined: the box is gone. */
  place: number | undefined;
  /** The ordinal of another place in the same language. */
  at: (place: number) => string;
}

/** The boxes that a prompt names, in order. */
export function boxReferencesIn(prompt: string): BoxReference[] {
  return ways
    .flatMap(({ pattern, ordinals }) =>
      [...prompt.matchAll(pattern)].map((match): BoxReference => {
        const { ordinal, image: digits = "" } = match.groups ?? {};
        const [start = 0, end = 0] = match.indices?.groups?.ordinal ?? [];
        return {
          start: match.index,
          end: match.index + match[0].length,
          image: numberIn(digits),
          ordinal:
            ordinal === undefined
              ? undefined
              : {
                  start,
                  end,
                  place: ordinal === "?" ? undefined : first.test(ordinal) ? 0 : 1,
                  at: (place) => ordinals[place] ?? "?",
                },
        };
      }),
    )
    .toSorted((one, other) => one.start - other.start);
}
