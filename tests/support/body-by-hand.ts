import type { Given, WireBody } from "../unit/contract/rules/row";
import { dataUri } from "./image-file";

/** Upstream's names, written down from the documents and not from the studio's catalog. */
const wireNames: Record<string, string> = {
  size: "size",
  n: "n",
  seed: "seed",
  watermark: "watermark",
  thinkingMode: "thinking_mode",
  sequential: "enable_sequential",
  promptExtend: "prompt_extend",
  palette: "color_palette",
};

const percent = (ratio: unknown) =>
  typeof ratio === "number" ? `${(ratio / 100).toFixed(2)}%` : ratio;

const isFlat = (model: string) =>
  ["wan2.5-i2i-preview", "qwen-image-plus", "qwen-image"].includes(model);

/** The path on which the studio calls a model: a task where there is one. */
export function pathByHand(model: string): string {
  if (model.startsWith("wan2.7")) return "/services/aigc/image-generation/generation";
  if (model.startsWith("wan2.5")) return "/services/aigc/image2image/image-synthesis";
  if (model.startsWith("qwen-image-edit")) return "/services/aigc/multimodal-generation/generation";
  return "/services/aigc/text2image/image-synthesis";
}

/** The body of a call as the documents print it, put together without any code of the studio. */
export async function bodyByHand(model: string, given: Given): Promise<WireBody> {
  const images = await Promise.all((given.images ?? []).map(dataUri));
  const prompt = given.prompt ?? "a clock";
  const negative = given.negativePrompt;
  const named = Object.entries(given.parameters ?? {}).map(([name, value]) => {
    if (name !== "palette" || !Array.isArray(value)) return [wireNames[name], value];
    return ["color_palette", value.map(({ hex, ratio }) => ({ hex, ratio: percent(ratio) }))];
  });
  const parameters: Record<string, unknown> = Object.fromEntries(named);
  if (given.boxes) parameters.bbox_list = given.boxes;
  const body: WireBody = isFlat(model)
    ? {
        model,
        input: {
          prompt,
          ...(images.length > 0 ? { images } : {}),
          ...(negative === undefined ? {} : { negative_prompt: negative }),
        },
        parameters,
      }
    : {
        model,
        input: {
          messages: [
            { role: "user", content: [...images.map((image) => ({ image })), { text: prompt }] },
          ],
        },
        parameters: {
          ...parameters,
          ...(negative === undefined ? {} : { negative_prompt: negative }),
        },
      };
  given.wire?.(body);
  return body;
}
