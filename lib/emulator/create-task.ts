import { randomInt, randomUUID } from "node:crypto";
import { z } from "zod";
import { UpstreamError } from "./answer.ts";
import { planTimes } from "./clock.ts";
import { type Directives, messageOf, readDirectives } from "./directives.ts";
import type { Gallery } from "./gallery.ts";
import { type InputImage, readDataUri } from "./input-image.ts";
import { upstreamModels, type Verdict } from "./models.ts";
import type { Plan, Refusal } from "./plan.ts";
import { randomFrom } from "./random.ts";
import type { Store } from "./store.ts";

interface Surroundings {
  store: Store;
  gallery: Gallery;
  speed: number;
  /** Milliseconds since 1970. */
  now: number;
  baseUrl: string;
}

interface Creation {
  path: string;
  body: unknown;
  requestId: string;
  isAsynchronous: boolean;
}

const modelSchema = z.looseObject({ model: z.string() });
const imagesSchema = z.looseObject({
  input: z.looseObject({
    messages: z.array(z.looseObject({ content: z.array(z.looseObject({})) })),
  }),
});

/**
 * Takes a request as upstream does: model, path and header are judged at once, the rest after
 * queueing, so that a bad request becomes a task that fails and costs nothing (upstream, C).
 * @throws UpstreamError for what is refused at once
 */
export async function createTask(
  surroundings: Surroundings,
  { path, body, requestId, isAsynchronous }: Creation,
): Promise<{ taskId: string; dropsConnection: boolean }> {
  const { store, speed, now } = surroundings;
  const named = modelSchema.safeParse(body);
  const model = named.success ? upstreamModels.get(named.data.model) : undefined;
  if (!named.success || !model) {
    throw new UpstreamError(400, "InvalidParameter", "Model not exist.");
  }
  if (path !== `/api/v1${model.asynchronousPath}`) {
    throw new UpstreamError(400, "InvalidParameter", "url error, please check url！");
  }
  if (!isAsynchronous) {
    const words = "current user api does not support synchronous calls";
    throw new UpstreamError(403, "AccessDenied", words);
  }
  const tasks = store.listTasks(named.data.model);
  const lately = tasks.filter(({ submittedAt }) => now - submittedAt < 1000 / speed);
  if (lately.length >= model.submissionsPerSecond) {
    const words = "Requests rate limit exceeded, please try again later.";
    throw new UpstreamError(429, "Throttling.RateQuota", words, { "Retry-After": "1" });
  }

  const images = await readImages(body, surroundings);
  const verdict = model.judge(body, images);
  const directives = readDirectives("code" in verdict ? "" : verdict.prompt);
  const outcome = settle(verdict, directives);
  if (outcome.plan) await surroundings.gallery.keepInputs([...images.values()]);
  const taskId = randomUUID();
  const times = planTimes(now, {
    busyUntil: tasks
      .filter(({ isCanceled, endedAt }) => !isCanceled && endedAt > now)
      .map(({ endedAt }) => endedAt),
    tasksAtOnce: model.tasksAtOnce,
    pendingMs: 600,
    runningMs: runningMs(outcome.plan) + directives.slowSeconds * 1000,
    speed,
  });
  store.addTask({
    taskId,
    requestId,
    model: named.data.model,
    ...times,
    ...outcome,
    isCanceled: false,
  });
  return { taskId, dropsConnection: directives.dropsConnection };
}

function settle(
  verdict: Verdict,
  { failCode, partialCount }: Directives,
): { plan: Plan | undefined; refusal: Refusal | undefined } {
  if ("code" in verdict) return { plan: undefined, refusal: verdict };
  if (failCode) {
    return { plan: undefined, refusal: { code: failCode, message: messageOf(failCode) } };
  }
  const seed = verdict.seed ?? randomInt(2_147_483_648);
  const count = Math.min(verdict.count, partialCount ?? verdict.count);
  return { plan: { ...verdict, seed, count }, refusal: undefined };
}

/** As the documents' samples: 12 to 25 seconds; more images and more pixels take longer. */
function runningMs(plan: Plan | undefined): number {
  if (!plan) return 300;
  const base = randomFrom(plan.seed).between(12_000, 18_000);
  const isLarge = plan.width * plan.height > 2048 * 2048;
  return base + (plan.count - 1) * 1_500 + (isLarge ? 6_000 : 0);
}

/** Decodes every image of a body; an address outside is unreadable, since there is no network. */
async function readImages(
  body: unknown,
  { gallery, baseUrl }: Surroundings,
): Promise<Map<string, InputImage | undefined>> {
  const parsed = imagesSchema.safeParse(body);
  const images = new Map<string, InputImage | undefined>();
  if (!parsed.success) return images;
  for (const { content } of parsed.data.input.messages) {
    for (const { image } of content) {
      if (typeof image !== "string") continue;
      images.set(image, (await readDataUri(image)) ?? (await gallery.readOwn(image, baseUrl)));
    }
  }
  return images;
}
