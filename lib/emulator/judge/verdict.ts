import { z } from "zod";
import type { InputImage } from "../input-image.ts";
import type { Plan, Refusal } from "../plan.ts";

/**
 * What a body asks to be drawn, before chance and directives are applied; or the reason for
 * refusing it.
 */
export type Verdict =
  | (Omit<Plan, "seed" | "seedStep" | "failures"> & { seed: number | undefined; isSet: boolean })
  | Refusal;

/** The images of a body by their address; a refusal for one that cannot be read. */
export type Images = Map<string, InputImage | Refusal>;

export type Judge = (body: unknown, images: Images) => Verdict;

export const refuse = (message: string, code = "InvalidParameter"): Refusal => ({ code, message });

export const wrong = Symbol("wrong");

/** An optional parameter; `wrong` if it is present and does not fit. */
export function optional<Value>(
  value: unknown,
  schema: z.ZodType<Value>,
): Value | undefined | typeof wrong {
  if (value === undefined || value === null) return undefined;
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : wrong;
}

interface Common {
  n: number | undefined;
  seed: number | undefined;
  watermark: boolean;
  promptExtend: boolean;
}

interface CommonRules {
  mostImages: number;
  /** The message for any n but 1, where only one image can be drawn. */
  onlyOne?: string;
  /** Whether a prompt is rewritten by default. */
  rewrites?: boolean;
}

/** The parameters that all families share: count, seed and the plain switches. */
export function readCommon(
  parameters: Record<string, unknown>,
  { mostImages, onlyOne = "num_images_per_prompt must be 1", rewrites = true }: CommonRules,
): Common | Refusal {
  const n = optional(parameters.n, z.int().min(1).max(mostImages));
  if (n === wrong) {
    return refuse(mostImages === 1 ? onlyOne : `Range of n should be [1, ${mostImages}]`);
  }
  const seed = optional(parameters.seed, z.int().min(0).max(2_147_483_647));
  if (seed === wrong) return refuse("Range of seed should be [0, 2147483647]");
  const switches: Record<string, boolean | undefined> = {};
  for (const name of ["watermark", "thinking_mode", "prompt_extend", "enable_sequential"]) {
    const value = optional(parameters[name], z.boolean());
    if (value === wrong) return refuse(`${name} must be a boolean.`);
    switches[name] = value;
  }
  return {
    n,
    seed,
    watermark: switches.watermark ?? false,
    promptExtend: switches.prompt_extend ?? rewrites,
  };
}

/** The images of a plan as the plan stores them. */
export function planImages(inputs: InputImage[], boxes: Plan["images"][number]["boxes"][] = []) {
  return inputs.map(({ sha256, width, height, bytes }, index) => ({
    sha256,
    width,
    height,
    bytes,
    boxes: boxes[index] ?? [],
  }));
}
