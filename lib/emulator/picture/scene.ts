import type { Random } from "../random.ts";
import { type Canvas, hills, sea, town } from "./landscapes.ts";
import { schemes } from "./scheme.ts";
import { flowers, poster } from "./still-lifes.ts";

type Draw = (canvas: Canvas) => string;

/** The words that call for a scene, in the languages of the prompts. */
const subjects: readonly { words: RegExp; draw: Draw }[] = [
  { words: /flower|bouquet|vase|garden|rose|tulip|花|瓶/i, draw: flowers },
  { words: /sea|ocean|beach|wave|lake|river|海|湖|波|川|河/i, draw: sea },
  { words: /city|town|street|building|house|shop|街|町|城|楼|建/i, draw: town },
  {
    words: /poster|pattern|abstract|geometric|logo|bauhaus|海报|ポスター|图案|模様/i,
    draw: poster,
  },
  { words: /mountain|hill|landscape|desert|dune|forest|山|砂漠|沙|林/i, draw: hills },
];
const all: readonly [Draw, ...Draw[]] = [hills, sea, flowers, town, poster];

/** A scene for a prompt as SVG: the one that its words name, else a random one. */
export function sceneSvg(prompt: string, width: number, height: number, random: Random): string {
  const subject = subjects.find(({ words }) => words.test(prompt));
  const draw = subject?.draw ?? random.pick(all);
  const scheme = random.pick(schemes);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${draw({ width, height, random, scheme })}</svg>`;
}
