import type { Plan } from "./plan.ts";

/** The shapes in which the documents print a result. */
export type ResultShape = "wan27" | "qwenImageAnswer" | "qwenEdit" | "qwenImageTask" | "wan25";

/** `output` and `usage` of a result, without what a task adds. */
interface ResultBody {
  output: Record<string, unknown>;
  usage: Record<string, unknown>;
}

/** What a plan that succeeded gives, in the shape that the model's document prints. */
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
  }
}

/** All images in one choice; Wan says of each that it is an image. */
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

/** Where failed parts are told one by one; elsewhere there are just fewer images. upstream, B1. */
export function tellsFailures(shape: ResultShape): boolean {
  return shape === "wan25" || shape === "qwenImageTask";
}
