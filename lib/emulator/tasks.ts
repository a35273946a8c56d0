import { UpstreamError } from "./answer.ts";
import { parseDay, printTime, retentionMs } from "./clock.ts";
import { upstreamError } from "./errors.ts";
import { upstreamModels } from "./models/upstream-models.ts";
import { resultBody } from "./results.ts";
import { type Store, statusOf, type Task } from "./store.ts";

/**
 * The answer to a query, in the shape of the model's document; a failure is nested, as QI prints
 * it.
 */
export function queryTask(
  taskId: string,
  task: Task | undefined,
  requestId: string,
  now: number,
  addressOf: (index: number, expiresAt: number) => string,
): unknown {
  // A synchronous call is not a task, so it cannot be queried.
  const known = task?.mode === "asynchronous" ? task : undefined;
  const status = known ? statusOf(known, now) : "UNKNOWN";
  const frame = { task_id: taskId, task_status: status };
  if (!known || status === "UNKNOWN") return { request_id: requestId, output: frame };
  const started = { ...frame, submit_time: printTime(known.submittedAt) };
  if (status === "PENDING" || status === "CANCELED") {
    return { request_id: requestId, output: started };
  }
  const running = { ...started, scheduled_time: printTime(known.scheduledAt) };
  if (status === "RUNNING") return { request_id: requestId, output: running };
  const ended = { ...running, end_time: printTime(known.endedAt) };
  const { plan, refusal, isFlat, model } = known;
  const shape = upstreamModels.get(model)?.asynchronous?.shape ?? "wan27";
  if (!plan) {
    const { code, message, wanted = 1 } = refusal ?? {};
    if (isFlat) return { request_id: requestId, code, message };
    const metrics = { TOTAL: wanted, SUCCEEDED: 0, FAILED: wanted };
    // Only W25 counts the parts of a failed task.
    const counted = shape === "wan25" ? { task_metrics: metrics } : {};
    return { request_id: requestId, output: { ...ended, code, message, ...counted } };
  }
  const expiresAt = known.submittedAt + retentionMs;
  const { output, usage } = resultBody(shape, plan, (index) => addressOf(index, expiresAt));
  return { request_id: requestId, output: { ...ended, ...output }, usage };
}

/** @throws UpstreamError unless the task is still waiting */
export function cancelTask(store: Store, taskId: string, now: number): void {
  const task = store.findTask(taskId);
  if (task?.mode !== "asynchronous" || statusOf(task, now) !== "PENDING") {
    throw upstreamError("UnsupportedOperation");
  }
  store.cancelTask(taskId);
}

const dayMs = 24 * 60 * 60_000;

/** The time range of a list: the last 24 hours, or 24 hours from or until the given time. */
function windowOf(query: URLSearchParams, now: number): { from: number; to: number } {
  const from = parseDay(query.get("start_time"));
  const to = parseDay(query.get("end_time"));
  if (from === undefined && to === undefined) return { from: now - dayMs, to: now };
  const window = { from: from ?? (to ?? now) - dayMs, to: to ?? (from ?? now) + dayMs };
  if (window.to - window.from > dayMs) {
    throw new UpstreamError(400, "InvalidParameter", "The time span must not exceed 24 hours.");
  }
  return window;
}

/** A whole number from 1; undefined for anything else. */
function countIn(text: string | null): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text ?? "") ? Number(text) : undefined;
}

/** The recent tasks, newest first, without prompt and results: upstream shows neither. */
export function listTasks(
  store: Store,
  query: URLSearchParams,
  requestId: string,
  now: number,
): unknown {
  const size = Math.min(100, countIn(query.get("page_size")) ?? 10);
  const page = countIn(query.get("page_no")) ?? 1;
  const wanted = query.get("status");
  const id = query.get("task_id");
  const { from, to } = windowOf(query, now);
  const tasks = store
    .listTasks(query.get("model_name") || undefined)
    .filter(({ mode, submittedAt }) => {
      return mode === "asynchronous" && submittedAt >= from && submittedAt <= to;
    })
    .map((task) => ({ task, status: statusOf(task, now) }))
    .filter(({ task, status }) => {
      const isAsked = (!wanted || status === wanted) && (!id || task.taskId === id);
      return isAsked && status !== "UNKNOWN";
    });
  return {
    request_id: requestId,
    total: tasks.length,
    total_page: Math.ceil(tasks.length / size),
    page_no: page,
    page_size: size,
    data: tasks.slice((page - 1) * size, page * size).map(({ task, status }) => ({
      api_key_id: "1",
      caller_parent_id: "1",
      caller_uid: "1",
      gmt_create: task.submittedAt,
      start_time: task.scheduledAt,
      ...(now >= task.endedAt ? { end_time: task.endedAt } : {}),
      region: "sandbox",
      request_id: task.requestId,
      status,
      task_id: task.taskId,
      user_api_unique_key: `apikey:v1:${apiOf(task.model)}:${task.model}`,
      model_name: task.model,
    })),
  };
}

/** `aigc:image-generation:generation`, from the path that creates a model's tasks. */
function apiOf(model: string): string {
  const path = upstreamModels.get(model)?.asynchronous?.path ?? "";
  return path.replace("/services/", "").replaceAll("/", ":");
}
