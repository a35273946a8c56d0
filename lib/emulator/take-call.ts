import { randomInt, randomUUID } from "node:crypto";
import { z } from "zod";
import { UpstreamError } from "./answer.ts";
import { planTimes } from "./clock.ts";
import { type Directives, readDirectives } from "./directives.ts";
import { isSaidAtOnce, upstreamError } from "./errors.ts";
import type { Gallery } from "./gallery.ts";
import type { Verdict } from "./judge/verdict.ts";
import type { UpstreamModel, Way } from "./models/upstream-model.ts";
import { upstreamModels } from "./models/upstream-models.ts";
import { drawingMs } from "./models/wait.ts";
import type { Plan, Refusal } from "./plan.ts";
import { readImages } from "./read-images.ts";
import { tellsFailures } from "./results.ts";
import { setLength } from "./set-length.ts";
import type { Store, Task } from "./store.ts";

interface Surroundings {
  store: Store;
  gallery: Gallery;
  speed: number;
  /** Milliseconds since 1970. */
  now: number;
  baseUrl: string;
  /** Ids of models that are out of service. */
  retired: readonly string[];
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
  /** The addresses of images for which a stand-in was drawn. */
  standIns: string[];
}

const modelSchema = z.looseObject({ model: z.string() });

/**
 * Accepts a call as upstream does. Checks model, path and header at once. Checks the rest at once
 * on the synchronous path, but after queueing on the asynchronous ones, where a bad request becomes
 * a task that fails and costs nothing (docs/dashscope.md#tasks).
 * @throws UpstreamError for what is refused at once
 */
export async function takeCall(
  surroundings: Surroundings,
  { path, body, requestId, isAsynchronous, resolvesUploads }: Creation,
): Promise<TakenCall> {
  const { store, speed, now, retired } = surroundings;
  const id = modelSchema.safeParse(body).data?.model ?? "";
  const model = upstreamModels.get(id);
  if (!model) throw new UpstreamError(400, "InvalidParameter", "Model not exist.");
  if (retired.includes(id)) throw upstreamError("Endpoint.AccessDenied");
  const way = wayOf(model, path, isAsynchronous);
  const tasks = isAsynchronous ? model.tasks : undefined;
  const requirePlace = () => {
    const { most, whileMs } = model.submissions;
    if (store.countSince(id, now - whileMs / speed) >= most) {
      throw upstreamError("Throttling.RateQuota");
    }
    // The code for a full queue is not published; this one means too many at once.
    if (tasks && store.countWaiting(id, now) >= tasks.waiting) {
      throw upstreamError("Throttling.Concurrency");
    }
  };
  requirePlace();

  const { images, standIns } = await readImages(body, {
    ...surroundings,
    model: id,
    resolvesUploads,
  });
  const verdict = way.judge(body, images);
  const directives = readDirectives("code" in verdict ? "" : verdict.prompt);
  if (directives.fault === "dropBefore") throw new CutConnection();
  const refusal =
    "code" in verdict
      ? verdict
      : directives.failure && { ...directives.failure, wanted: verdict.count };
  const isRefusedNow = !isAsynchronous && "code" in verdict;
  if (refusal && (isRefusedNow || isSaidAtOnce(refusal))) {
    throw upstreamError(refusal.code, refusal.message);
  }
  const plan = refusal || "code" in verdict ? undefined : planOf(verdict, directives, model, way);
  if (plan) await surroundings.gallery.keepInputs([...images.values()]);
  // Other calls may have been accepted while the images were read.
  requirePlace();
  const times = planTimes(now, {
    busyUntil: tasks ? store.endsAfter(id, now) : [],
    tasksAtOnce: tasks?.atOnce ?? Number.POSITIVE_INFINITY,
    pendingMs: 600,
    // A refusal takes hardly any time.
    runningMs: (plan ? drawingMs(model.wait, plan) : 300) + directives.slowSeconds * 1000,
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
  return { task, fault: directives.fault, standIns };
}

/** Thrown if a prompt asks for the connection to be cut before anything is accepted. */
export class CutConnection extends Error {}

/** Which of the model's ways a call uses; each has its own error for a call that fits none. */
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
  { seedStep }: UpstreamModel,
  { shape }: Way,
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
  const step = seedStep === undefined ? {} : { seedStep };
  return { ...asked, seed, ...step, count, failures, ...(isSet ? { isSet } : {}) };
}
