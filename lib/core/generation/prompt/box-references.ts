import { imageNumber, imageWord, numberIn } from "./image-references";

const image = `${imageWord}(?<image>${imageNumber})`;

/** How each language names an image's boxes: as the compose panel and the documents do. */
const ways = [
  {
    pattern: new RegExp(
      String.raw`(?:(?<ordinal>\bfirst|\bsecond|\?)\s+)?\b(?:bounding\s+box|(?:selected|marked)\s+(?:area|region|box))\s+(?:of|in|on|from)\s+${image}`,
      "dgiu",
    ),
    ordinals: ["first", "second"],
  },
  {
    pattern: new RegExp(
      String.raw`${image}\s*の\s*(?<ordinal>[1１一]つ目の|[2２二]つ目の|\?)?(?:バウンディングボックス|選択(?:された|した)?(?:範囲|領域|エリア))`,
      "dgiu",
    ),
    ordinals: ["1つ目の", "2つ目の"],
  },
  {
    pattern: new RegExp(
      String.raw`${image}\s*的\s*(?<ordinal>第[1１一]个|第[2２二]个|\?)?(?:框选的?(?:区域|位置|部分)|选框)`,
      "dgiu",
    ),
    ordinals: ["第一个", "第二个"],
  },
];
const first = /first|[1１一]/iu;

/** Words in a prompt that name a box of an image. */
interface BoxReference {
  /** The range in the prompt, in UTF-16 units. */
  start: number;
  end: number;
  /** Counts from 1; undefined if the image is gone. */
  image: number | undefined;
  /** Undefined if the words mean the image's only box. */
  ordinal: Ordinal | undefined;
}

interface Ordinal {
  start: number;
  end: number;
  /** Counts from 0; undefined if the box is gone. */
  place: number | undefined;
  /** The ordinal for another place, in the same language. */
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
