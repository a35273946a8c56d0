import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";

/**
 * How the library read a run and placed an image when its migration was written. Today's rules may
 * have gone on; what they know better comes with a later migration.
 */

const requestThen = z.looseObject({
  model: z.string(),
  inputs: z.array(z.looseObject({ boxes: z.array(z.unknown()) })).default([]),
  parameters: z.looseObject({ seed: z.number().optional() }).default({}),
});
const costThen = z.looseObject({ unitPrice: z.unknown() });

/** What the run of an image tells about it; of an image without a run, nothing. */
export function runFactsThen(request: string | null, cost: string | null) {
  const run = request === null ? undefined : requestThen.parse(JSON.parse(request));
  return {
    model: run?.model ?? null,
    seed: run?.parameters.seed ?? null,
    box_count: run?.inputs.reduce((count, { boxes }) => count + boxes.length, 0) ?? 0,
    price_millionths: priceThen(cost),
    stack_key: run ? stackThen(run) : null,
  };
}

function priceThen(cost: string | null): number | null {
  const price = cost ? costThen.parse(JSON.parse(cost)).unitPrice : undefined;
  return typeof price === "number" ? Math.round(price * 1_000_000) : null;
}

function stackThen({ parameters, ...request }: z.infer<typeof requestThen>): string {
  const { seed: _seed, n: _n, ...rest } = parameters;
  const text = JSON.stringify({ ...request, parameters: rest }, sorted);
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** 64 runs of at most 16 images began in one millisecond. */
export function placeThen(at: number, index: number, turn: number): number {
  return at * 1024 + (turn % 64) * 16 + 15 - (index % 16);
}

const signsThen = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/** The shape of an image as one character. */
export function aspectThen(width: number, height: number): string {
  const widest = Math.log(8);
  const along = (Math.log(width / height) + widest) / (2 * widest);
  return signsThen.charAt(Math.round(Math.min(1, Math.max(0, along)) * 63));
}
