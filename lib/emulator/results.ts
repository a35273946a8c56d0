import type { Plan } from "./plan.ts";
import { mostPixelsOf1k } from "./price.ts";

/** The shapes in which the documents print a result. */
export type ResultShape =
  | "wan27"
  | "wan26"
  | "wan25"
  | "qwenImageAnswer"
  | "qwenImageTask"
  | "qwenEdit"
  | "qwen30Answer"
  | "qwen30Task"
  | "zImage";

/** `output` and `usage` of a result, without the fields that a task adds. */
interface ResultBody {
  output: Record<string, unknown>;
  usage: Record<string, unknown>;
}

/** The result of a successful plan, in the shape that the model's document prints. */
export function resultBody(
  shape: ResultShape,
  plan: Plan,
  addressOf: (index: number) => string,
): ResultBody {
  const urls = Array.from({ length: plan.count }, (_, index) => addressOf(index));
  const { width, height, count } = plan;
  const failed = plan.failures.length;
  const metrics = { TOTAL: count + failed, SUCCEEDED: count, FAILED: failed };
  const measured = { width, height, image_count: count };
  switch (shape) {
    case "wan27":
      return {
        output: { finished: true, choices: choicesOf(urls, true) },
        usage: {
          size: `${width}*${height}`,
          total_tokens: 11_017,
          image_count: count,
          output_tokens: 2,
          input_tokens: 11_015,
        },
      };
    case "wan26":
      return {
        output: { finished: true, choices: urls.flatMap((url) => choicesOf([url], true)) },
        usage: {
          size: `${width}*${height}`,
          total_tokens: 0,
          image_count: count,
          output_tokens: 0,
          input_tokens: 0,
        },
      };
    case "qwenImageAnswer":
      return {
        output: { choices: choicesOf(urls, false), task_metric: metrics },
        usage: measured,
      };
    case "qwenEdit":
      return { output: { choices: choicesOf(urls, false) }, usage: measured };
    case "qwenImageTask":
      return { output: { results: listOf(plan, urls) }, usage: { image_count: count } };
    case "wan25":
      return {
        output: { results: listOf(plan, urls), task_metrics: metrics },
        usage: { image_count: count },
      };
    case "qwen30Answer":
    case "qwen30Task":
      return {
        output: {
          rewrite_status: plan.actualPrompt === undefined ? "not_use" : "success",
          choices: choicesOf(urls, shape === "qwen30Task"),
        },
        usage: qwen30Usage(plan),
      };
    case "zImage":
      return zImageBody(plan, urls);
  }
}

/** The output's area decides the tier of the inputs too. Q3. */
function qwen30Usage({ width, height, count, images }: Plan) {
  const tier = width * height <= mostPixelsOf1k ? "1k" : "2k";
  return {
    output_width: width,
    output_height: height,
    input_image_count: images.length,
    input_image_type: `qima_input_${tier}`,
    output_image_count: count,
    output_image_type: `qima_output_${tier}`,
  };
}

/** The text beside the image is the prompt that was drawn. Z. */
function zImageBody({ prompt, actualPrompt, width, height }: Plan, urls: string[]): ResultBody {
  const content = [...urls.map((image) => ({ image })), { text: actualPrompt ?? prompt }];
  const isRewritten = actualPrompt !== undefined;
  const reasoning = isRewritten
    ? "The prompt is short; composition, light and colour are added."
    : "";
  const message = { role: "assistant", content, reasoning_content: reasoning };
  const tokens = isRewritten
    ? {
        input_tokens: 612,
        output_tokens: 840,
        output_tokens_details: { reasoning_tokens: 620 },
        total_tokens: 1452,
      }
    : { input_tokens: 0, output_tokens: 0, total_tokens: 0 };
  return {
    output: { choices: [{ finish_reason: "stop", message }] },
    usage: { width, height, image_count: urls.length, ...tokens },
  };
}

/** All images in one choice; Wan adds to each that it is an image. */
function choicesOf(urls: string[], isTyped: boolean) {
  const content = urls.map((image) => (isTyped ? { image, type: "image" } : { image }));
  return [{ finish_reason: "stop", message: { role: "assistant", content } }];
}

function listOf({ prompt, actualPrompt, failures }: Plan, urls: string[]) {
  const drawn = urls.map((url) => ({
    orig_prompt: prompt,
    ...(actualPrompt === undefined ? {} : { actual_prompt: actualPrompt }),
    url,
  }));
  return [...drawn, ...failures];
}

/**
 * Whether failed parts are listed one by one; other models just return fewer images.
 * docs/dashscope.md#results
 */
export function tellsFailures(shape: ResultShape): boolean {
  return shape === "wan25" || shape === "qwenImageTask";
}
