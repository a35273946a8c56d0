import type { Given, WireBody } from "../unit/contract/rules/row";
import { dataUri } from "./image-file";

/** Upstream's names, copied from the documents and not from the studio's catalog. */
const wireNames: Record<string, string> = {
  size: "size",
  n: "n",
  seed: "seed",
  watermark: "watermark",
  thinkingMode: "thinking_mode",
  sequential: "enable_sequential",
  promptExtend: "prompt_extend",
  promptExtendMode: "prompt_extend_mode",
  palette: "color_palette",
};

/** Qwen-Image 3.0 and 2.1 call it otherwise. */
const wireName = (model: string, name: string) =>
  name === "thinkingMode" && model.startsWith("qwen-") ? "enable_thinking" : wireNames[name];

const percent = (ratio: unknown) =>
  typeof ratio === "number" ? `${(ratio / 100).toFixed(2)}%` : ratio;

const multimodal = "/services/aigc/multimodal-generation/generation";
const imageGeneration = "/services/aigc/image-generation/generation";
const textToImage = "/services/aigc/text2image/image-synthesis";
const imageToImage = "/services/aigc/image2image/image-synthesis";

/**
 * For each family: its path, the asynchronous one if it has tasks, and whether a call needs an
 * image.
 */
const families: readonly { ids: RegExp; path: string; needsImage?: boolean }[] = [
  { ids: /^wan2\.7-image/, path: imageGeneration },
  { ids: /^wan2\.6-image$/, path: imageGeneration, needsImage: true },
  { ids: /^wan2\.6-t2i$/, path: imageGeneration },
  { ids: /^wan2\.5-i2i/, path: imageToImage, needsImage: true },
  { ids: /^wan2\.5-t2i/, path: textToImage },
  { ids: /^qwen-image-edit/, path: multimodal, needsImage: true },
  { ids: /^qwen-image-(3\.0|2\.1)/, path: imageGeneration },
  { ids: /^qwen-image-(2\.0|max|plus-2026)/, path: multimodal },
  { ids: /^qwen-image(-plus)?$/, path: textToImage },
  { ids: /^z-image/, path: multimodal },
];

function familyOf(model: string) {
  const family = families.find(({ ids }) => ids.test(model));
  if (!family) throw new Error(`Nothing is known of ${model}.`);
  return family;
}

/** The path on which the studio calls a model: the asynchronous one if there is one. */
export const pathByHand = (model: string): string => familyOf(model).path;

/** Whether a call of the model needs an image. */
export const needsImage = (model: string): boolean => familyOf(model).needsImage ?? false;

const isFlat = (model: string) => [textToImage, imageToImage].includes(pathByHand(model));

/** The body of a call as the documents print it, built without any of the studio's code. */
export async function bodyByHand(model: string, given: Given): Promise<WireBody> {
  const images = await Promise.all((given.images ?? []).map(dataUri));
  const prompt = given.prompt ?? "a clock";
  const negative = given.negativePrompt;
  const named = Object.entries(given.parameters ?? {}).map(([name, value]) => {
    if (name !== "palette" || !Array.isArray(value)) return [wireName(model, name), value];
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
