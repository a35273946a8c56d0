import { qwen20Words } from "./qwen-words.ts";
import { readMessages } from "./read-body.ts";
import { rewritten } from "./rewritten.ts";
import { judgeArea } from "./size.ts";
import { type Images, readCommon, type Verdict } from "./verdict.ts";

const area = { smallestSide: 512, largestSide: 2048 };

/**
 * Validates a body for z-image-turbo. Other fields are undocumented, but the service tolerated
 * them. Z.
 */
export function judgeZImage(body: unknown, known: Images): Verdict {
  const reading = readMessages(body, known, { prompt: { characters: 800 }, images: undefined });
  if ("code" in reading) return reading;
  const { prompt, parameters } = reading;
  const size = judgeArea(parameters.size ?? "1024*1536", area, qwen20Words);
  if ("code" in size) return size;
  const common = readCommon(parameters, { mostImages: 1, rewrites: false });
  if ("code" in common) return common;
  return {
    model: "z-image-turbo",
    prompt,
    images: [],
    ...size,
    count: 1,
    isSet: false,
    seed: common.seed,
    watermark: false,
    palette: [],
    ...(common.promptExtend ? { actualPrompt: rewritten(prompt) } : {}),
  };
}
