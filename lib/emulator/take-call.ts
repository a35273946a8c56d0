import { randomInt, randomUUID } from "node:crypto";
import { z } from "zod";
import { UpstreamError } from "./answer.ts";
import { planTimes } from "./clock.ts";
import { type Directives, readDirectives } from "./directives.ts";
import { isSaidAtOnce, upstreamError } from "./errors.ts";
import type { Gallery } from "./gallery.ts";
import type { Verdict } from "./judge/verdict.ts";
import { type UpstreamModel, upstreamModels } from "./models.ts";
import type { Plan, Refusal } from "./plan.ts";
import { randomFrom } from "./random.ts";
import { readImages } from "./read-images.ts";
import { tellsFailures } from "./results.ts";
import type { Store, Task } from "./store.ts";

interface Surroundings {
  store: Store;
  gallery: Gallery;
  speed: number;
  /** Milliseconds since 1970. */
  now: number;
  baseUrl: string;
}

interface Creation {
  /** Below `/api/v1`. */
  path: string;
  body: unknown;
  requestId: string;
  /** Whether the header asks for a task. */
  isAsynchronous: boolean;
  resolvesUploads: boolean;
}

export interface TakenCall {
  task: Task;
  fault: Directives["fault"];
}

const modelSchema = z.looseObject({ model: z.string() });

/**
 * Takes a call as upstream does. Model, path and header are judged at once; the rest at once on the
 * synchronous path, and after queueing on the asynchronous ones, where a bad request becomes a task
 * that fails and costs nothing (upstream, C).
 * @throws UpstreamError for what is refused at once
 */
export async function takeCall(
  surroundings: Surroundings,
  { path, body, requestId, isAsynchronous, resolvesUploads }: Creation,
): Promise<TakenCall> {
  const { store, speed, now } = surroundings;
  const id = modelSchema.safeParse(body).data?.model ?? "";
  const model = upstreamModels.get(id);
  if (!model) throw new UpstreamError(400, "InvalidParameter", "Model not exist.");
  const way = wayOf(model, path, isAsynchronous);
  if (store.countSince(id, now - 1000 / speed) >= model.submissionsPerSecond) {
    throw upstreamError("Throttling.RateQuota");
  }

  const images = await readImages(body, { ...surroundings, model: id, resolvesUploads });
  const verdict = way.judge(body, images);
  const directives = readDirectives("code" in verdict ? "" : verdict.prompt);
  if (directives.fault === "dropBefore") throw new CutConnection();
  const refusal =
    "code" in verdict
      ? verdict
      : directives.failure && { ...directives.failure, wanted: verdict.count };
  const isRefusedNow = !isAsynchronous && "code" in verdict;
  if (refusal && (isRefusedNow || isSaidAtOnce(refusal.code))) {
    throw upstreamError(refusal.code, refusal.message);
  }
  const plan = refusal || "code" in verdict ? undefined : planOf(verdict, directives, way.shape);
  if (plan) await surroundings.gallery.keepInputs([...images.values()]);
  const times = planTimes(now, {
    busyUntil: store.endsAfter(id, now),
    tasksAtOnce: model.tasksAtOnce,
    pendingMs: 600,
    runningMs: runningMs(model, plan, refusal) + directives.slowSeconds * 1000,
    speed,
  });
  const task: Task = {
    taskId: randomUUID(),
    requestId,
    model: id,
    mode: isAsynchronous ? "asynchronous" : "synchronous",
    ...times,
    plan,
    refusal,
    isFlat: directives.isFlat,
    isCanceled: false,
  };
  store.addTask(task);
  return { task, fault: directives.fault };
}

/** Raised where a prompt asks for the connection to be cut before anything is taken. */
export class CutConnection extends Error {}

/** Which of the model's ways a call takes; each has its own words for a call that takes none. */
function wayOf(model: UpstreamModel, path: string, isAsynchronous: boolean) {
  const { asynchronous, synchronous } = model;
  if (asynchronous && path === asynchronous.path) {
    if (isAsynchronous) return asynchronous;
    const words = "current user api does not support synchronous calls";
    throw new UpstreamError(403, "AccessDenied", words);
  }
  if (synchronous && path === synchronous.path) {
    if (!isAsynchronous) return synchronous;
    const words = "current user api does not support asynchronous calls";
    throw new UpstreamError(403, "AccessDenied", words);
  }
  throw new UpstreamError(400, "InvalidParameter", "url error, please check url！");
}

function planOf(
  verdict: Exclude<Verdict, Refusal>,
  { partialCount }: Directives,
  shape: Parameters<typeof tellsFailures>[0],
): Plan {
  const { isSet, ...asked } = verdict;
  const seed = asked.seed ?? randomInt(2_147_483_648);
  const wanted = isSet ? setLength(asked.prompt, asked.count, seed) : asked.count;
  const count = Math.min(wanted, partialCount ?? wanted);
  const missing = tellsFailures(shape) ? wanted - count : 0;
  const failures = Array.from({ length: missing }, () => ({
    code: "InternalError.Timeout",
    message:
      "An internal timeout error has occured during execution, please try again later or contact service support.",
  }));
  return { ...asked, seed, count, failures };
}

const counted =
  /\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth) (?:image|picture)\b|\b(?:image|picture) \d+:|第[一二三四五六七八九十]+[张枚]|[1-9]\d?枚目/gi;

/** How many images a set becomes: those that the prompt counts, else what the model likes; at most n. */
function setLength(prompt: string, most: number, seed: number): number {
  const named = new Set((prompt.match(counted) ?? []).map((word) => word.toLowerCase())).size;
  return Math.min(most, named > 0 ? named : 3 + (seed % 4));
}

/** Each image and each million of pixels beyond 2K takes its time; a refusal hardly any. */
function runningMs(
  { runningMs: range }: UpstreamModel,
  plan: Plan | undefined,
  refusal: Refusal | undefined,
): number {
  if (!plan || refusal) return 300;
  const base = randomFrom(plan.seed).between(range.min, range.max);
  const isLarge = plan.width * plan.height > 2048 * 2048;
  const rewriting = plan.actualPrompt === undefined ? 0 : 3_500;
  return base + (plan.count - 1) * 1_500 + (isLarge ? 6_000 : 0) + rewriting;
}
