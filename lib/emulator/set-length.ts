const words = [
  "first|one|1st",
  "second|two|2nd",
  "third|three|3rd",
  "fourth|four|4th",
  "fifth|five|5th",
  "sixth|six|6th",
  "seventh|seven|7th",
  "eighth|eight|8th",
  "ninth|nine|9th",
  "tenth|ten|10th",
  "eleventh|eleven|11th",
  "twelfth|twelve|12th",
].map((number) => number.split("|"));
const inWords = words.flat().join("|");
const inHan = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]";
const digits = "[0-9０-９]{1,2}";
const noun = "(?:image|picture|photo|photograph|frame|scene|panel|shot|illustration)";
/**
 * What separates the number from the description; a mention such as "the first image's cat" has
 * nothing like it.
 */
const opening = "\\s*(?:[:：,，、;；—–-]|(?:shows?|depicts?|is|has)\\b|[是为為は])";
const counter = "(?:张|張|幅|枚目|枚|个场景|個場景)";
const afterCounter = "(?:的?(?:图片|图像|圖片|画面|图|圖)|の(?:画像|絵|写真|場面|シーン))?";

const leads = [
  // First image: …, 2nd picture shows …
  `\\b(${inWords}) ${noun}${opening}`,
  // Image 1: …, Scene two – …
  `\\b${noun} (?:no\\. ?|#)?(${digits}|${inWords})\\b${opening}`,
  // 第一张：…, 第1张图是…, 第二幅，…
  `第\\s*(${digits}|${inHan})\\s*${counter}${afterCounter}${opening}`,
  // 1枚目：…, 一枚目の画像は…
  `(${digits}|${inHan})\\s*枚目${afterCounter}${opening}`,
  // 画像1：…, 图一：…, 场景2：…
  `(?:画像|写真|シーン|場面|场景|場景|画面|图片|图|圖)\\s*(${digits}|${inHan})\\s*[:：]`,
  // 1. …, (2) …, 3：… at the beginning of a line
  `^\\s*[(（]?(${digits})\\s*[.:：、)）．](?!\\d)`,
].map((lead) => new RegExp(lead, "gimu"));

/** The number of an image, however it is written. */
function numberOf(text: string): number {
  const inEnglish = words.findIndex((spellings) => spellings.includes(text.toLowerCase()));
  if (inEnglish >= 0) return inEnglish + 1;
  const [ones = "", tens] = text.split("十").reverse();
  // 十 is ten, 二十 twenty, 十一 eleven.
  if (tens !== undefined) return 10 * hanDigit(tens || "一") + hanDigit(ones);
  return hanDigit(text) || Number(text.normalize("NFKC"));
}

const hanDigit = (sign: string) =>
  sign === "" ? 0 : Math.max(0, "〇一二三四五六七八九".indexOf(sign));

/** A clause that begins with an image's number and goes on without a sign: 第一张画春天，第二张…. */
const clause = new RegExp(
  `(?:^|[。.；;，,、!！?？])\\s*第\\s*(${digits}|${inHan})\\s*${counter}(?![的里裡中和与與跟图圖])`,
  "gmu",
);
/** An item of a list that may go on in the same line: 1. … 2. …, or ① … ② …. */
const listed = /(?:(?:^|[\s。；;，,])[(（]?([0-9０-９]{1,2})\s*[.．、)）](?!\d)|([①-⑫]))/gmu;

/** How far the numbers count up from 1; 0 if they do not reach 2. */
function countedUp(numbers: number[]): number {
  const last = numbers.reduce((count, number) => (number === count + 1 ? number : count), 0);
  return last > 1 ? last : 0;
}

/** How many images a prompt describes one by one. */
function describedImages(prompt: string): number {
  const numbers = leads.flatMap((lead) =>
    [...prompt.matchAll(lead)].map(([, number = ""]) => numberOf(number)),
  );
  const inSequence = [clause, listed].map((form) =>
    countedUp([...prompt.matchAll(form)].map(([, one, other]) => numberOf(one ?? other ?? ""))),
  );
  return Math.max(new Set(numbers.filter((number) => number > 0)).size, ...inSequence);
}

/**
 * How many images a set gets: as many as the prompt describes, else a number that the seed picks;
 * at most n.
 */
export function setLength(prompt: string, most: number, seed: number): number {
  const described = describedImages(prompt);
  return Math.min(most, described > 0 ? described : 3 + (seed % 4));
}
