import "server-only";
import type { PixelSize } from "@/lib/core/box/box";
import { parseExactSize } from "@/lib/core/generation/size/size";
import type { Answer } from "./answers";

/** One image of a call, or why it is missing. */
type ResultPart =
  | {
      kind: "image";
      /** Undefined if upstream claims an image but gives no address. */
      url: string | undefined;
      /** The prompt as upstream rewrote it. */
      actualPrompt: string | undefined;
    }
  | { kind: "failure"; code: string; message: string };

/** The result of a successful call, from either of the two shapes of answer. */
export interface CallResult {
  /** In upstream's order. */
  parts: ResultPart[];
  /** The prompts as sent; only `results` include them. */
  originalPrompts: string[];
  /** Text that came with the images. */
  texts: string[];
  /** How many images upstream bills. */
  imageCount: number | undefined;
  size: PixelSize | undefined;
  metrics: { total: number; succeeded: number; failed: number } | undefined;
  times: TaskTimes;
  answer: Answer;
}

/** Milliseconds since 1970. */
interface TaskTimes {
  submittedAt: number | undefined;
  scheduledAt: number | undefined;
  endedAt: number | undefined;
}

/** Reads the result from an answer, in `choices` or `results`: docs/dashscope.md#results */
export function resultOf(answer: Answer): CallResult {
  const { output, usage } = answer;
  const contents = (output?.choices ?? []).flatMap(({ message }) => message.content);
  const drawn = contents.flatMap(({ image }): ResultPart[] =>
    image === undefined
      ? []
      : [{ kind: "image", url: image || undefined, actualPrompt: undefined }],
  );
  const listed = (output?.results ?? []).map((part): ResultPart => {
    if (part.url !== undefined) {
      return { kind: "image", url: part.url || undefined, actualPrompt: part.actual_prompt };
    }
    const code = part.code || "Unknown";
    return { kind: "failure", code, message: part.message || code };
  });
  const counted = output?.task_metrics ?? output?.task_metric;
  return {
    parts: [...drawn, ...listed],
    originalPrompts: (output?.results ?? []).flatMap(({ orig_prompt: prompt }) => prompt ?? []),
    texts: contents.flatMap(({ text }) => (text ? [text] : [])),
    imageCount: usage?.image_count ?? usage?.output_image_count,
    size: sizeOf(usage),
    metrics: counted
      ? { total: counted.TOTAL, succeeded: counted.SUCCEEDED, failed: counted.FAILED }
      : undefined,
    times: {
      submittedAt: parseTime(output?.submit_time),
      scheduledAt: parseTime(output?.scheduled_time),
      endedAt: parseTime(output?.end_time),
    },
    answer,
  };
}

/** Wan writes `size: "1488*704"`, Qwen `width` and `height`, or `output_width` and `output_height`. */
function sizeOf(usage: Answer["usage"]): PixelSize | undefined {
  if (usage?.size) return parseExactSize(usage.size);
  const [width, height] = [
    usage?.width ?? usage?.output_width,
    usage?.height ?? usage?.output_height,
  ];
  return width && height ? { width, height } : undefined;
}

const timeForm = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3})$/;

/** Parses upstream's `YYYY-MM-DD HH:mm:ss.SSS`, which is in UTC+8 whatever this machine's zone. */
function parseTime(text: string | null | undefined): number | undefined {
  const match = timeForm.exec(text ?? "");
  if (!match) return undefined;
  const milliseconds = Date.parse(`${match[1]}T${match[2]}+08:00`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
