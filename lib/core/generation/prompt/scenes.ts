import { numberInWords } from "./number-words";

// How people and DashScope's documents describe the images of a set one by one: "First image: …",
// "Image 2: …", 第一张：…, 画像3：…, 4枚目は…, or a numbered list; each on a line of its own or all in
// one line.

const ordinal =
  "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[0-9]{1,2}(?:st|nd|rd|th)";
const cardinal = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
const digits = "[0-9０-９]{1,2}";
const han = "[一二三四五六七八九十]{1,3}";
const thing =
  "(?:image|picture|photo(?:graph)?|frame|scene|panel|shot|page|illustration|drawing|painting)";
const thingInHan =
  "(?:画像|写真|イラスト|シーン|コマ|カット|場面|场景|場景|分镜|分鏡|镜头|鏡頭|画面|图片|圖片|图像|圖像|照片|图|圖)";
const counter = "(?:张|張|幅|枚|格|页|頁|个(?:场景|画面|镜头)|個(?:場景|畫面|鏡頭))";
const rank = "(?:枚目|コマ目|番目)";
const afterCounter = `(?:の?(?:画像|絵|写真|イラスト|シーン|場面|カット)|的?${thingInHan})?`;

/** Where a description may begin: not in the middle of a sentence, as mentions of images are. */
const beginning = String.raw`(?<=^|[\n.。．:：;；,，、!！?？()（）"“”「」【】\[\]…])[^\S\n]*(?:[-*•–—]+[^\S\n]*)?`;

const markers = [
  // First image, the 2nd picture
  String.raw`(?:(?:and|then|in) )?(?:the |a )?(?<ordinal>${ordinal}) ${thing}\b`,
  // Image 1, Scene two, Picture #3
  String.raw`(?:${thing}|図)\s?(?:no\.? ?|#)?(?<number>${digits}|${cardinal})(?![0-9０-９a-z])`,
  // 第一张, 第2张图, 第二幅
  String.raw`第\s?(?<counted>${digits}|${han})\s?${counter}${afterCounter}`,
  // 3枚目の画像
  String.raw`(?:第\s?)?(?<ranked>${digits}|${han})\s?${rank}${afterCounter}`,
  // 画像1, 图一, 场景2
  String.raw`${thingInHan}\s?(?<named>${digits}|${han})(?![0-9０-９])`,
  // First: …, 第二：…, 3: …
  String.raw`(?:the )?(?:第\s?)?(?<bare>${ordinal}|${digits}|${han})(?=\s*[:：](?![0-9]))`,
];
/** What makes it a description beyond doubt. */
const colon = String.raw`\s*(?:[:：]|[-–—](?=\s))`;
/** What makes it a mention of an image, such as "image 1 and image 2", 第一张图里的猫, 1枚目に. */
const mention = String.raw`(?:${thingInHan}|['’]s\b|\s+(?:and|or|of|to|in(?:to)?|on(?:to)?|with|as|from|by|next|beside|behind|above|below)\b|の|的|里|裡|中|内|上|和|与|與|跟|と|に|を|へ|で|から|より)`;

const description = new RegExp(
  `${beginning}(?:${markers.join("|")})(?!${mention})(?<colon>${colon})?`,
  "giu",
);

/** An item of a list: "1. …", "(2) …", 3、…, ④. It may follow a space. */
const item =
  /(?<=^|[\s.。;；,，、:：])[(（]?(?<plain>[0-9０-９]{1,2})\s?(?:[.．)）、](?![0-9])|[:：](?![0-9]))|(?<ringed>[①-⑫])/gmu;

/** How many images a set's prompt describes one by one. */
export function countScenes(prompt: string): number {
  const found = [...prompt.matchAll(description)].map(({ groups = {} }) => {
    const { ordinal: nth, number, counted, ranked, named, bare } = groups;
    const words = nth ?? number ?? counted ?? ranked ?? named ?? bare ?? "";
    return { place: numberInWords(words), isCertain: (groups.colon ?? bare) !== undefined };
  });
  const certain = new Set(found.flatMap(({ place, isCertain }) => (isCertain ? place : [])));
  const all = new Set([...certain, ...found.map(({ place }) => place)]);
  // Without a colon, it takes several that count on from the first to be descriptions.
  const named = isSequence(all) ? all : certain;
  return Math.max(numberOf(named), itemsIn(prompt));
}

const numberOf = (places: Set<number>) => [...places].filter((place) => place > 0).length;

/** Whether these are at least two, from 1 on without a gap. */
const isSequence = (places: Set<number>) =>
  places.size > 1 && [...places].every((place) => place >= 1 && place <= places.size);

/** The items of a numbered list, which begins at 1; a single one is none. */
function itemsIn(prompt: string): number {
  let last = 0;
  for (const { groups = {} } of prompt.matchAll(item)) {
    if (numberInWords(groups.plain ?? groups.ringed ?? "") === last + 1) last += 1;
  }
  return last > 1 ? last : 0;
}

/** The prompt with a line for the next image, and where to continue writing. */
export function withScene(prompt: string, lead: string): string {
  const text = prompt.trimEnd();
  return text === "" ? lead : `${text}\n${lead}`;
}
