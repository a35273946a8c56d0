import { UpstreamError } from "./answer.ts";
import { printTime, retentionMs, statusAt } from "./clock.ts";
import type { Store, Task } from "./store.ts";

const statusOf = (task: Task, now: number) =>
  statusAt(now, { ...task, hasFailed: task.refusal !== undefined });

/** The answer to a query, in the shapes that W27-ja prints; a failed task nested, as QI prints it. */
export function queryTask(
  taskId: string,
  task: Task | undefined,
  requestId: string,
  now: number,
  addressOf: (index: number, expiresAt: number) => string,
): unknown {
  const status = task ? statusOf(task, now) : "UNKNOWN";
  const frame = { task_id: taskId, task_status: status };
  if (!task || status === "UNKNOWN") return { request_id: requestId, output: frame };
  const started = { ...frame, submit_time: printTime(task.submittedAt) };
  if (status === "PENDING" || status === "CANCELED") {
    return { request_id: requestId, output: started };
  }
  const running = { ...started, scheduled_time: printTime(task.scheduledAt) };
  if (status === "RUNNING") return { request_id: requestId, output: running };
  const ended = { ...running, end_time: printTime(task.endedAt) };
  const { plan, refusal } = task;
  if (!plan) return { request_id: requestId, output: { ...ended, ...refusal } };
  const expiresAt = task.submittedAt + retentionMs;
  return {
    request_id: requestId,
    output: {
      ...ended,
      finished: true,
      choices: [
        {
          finish_reason: "stop",
          message: {
            role: "assistant",
            content: Array.from({ length: plan.count }, (_, index) => ({
              image: addressOf(index, expiresAt),
              type: "image",
            })),
          },
        },
      ],
    },
    usage: {
      size: `${plan.width}*${plan.height}`,
      total_tokens: 11_017,
      image_count: plan.count,
      output_tokens: 2,
      input_tokens: 11_015,
    },
  };
}

/** @throws UpstreamError unless the task is still waiting */
export function cancelTask(store: Store, taskId: string, now: number): void {
  const task = store.findTask(taskId);
  if (!task || statusOf(task, now) !== "PENDING") {
    throw new UpstreamError(
      400,
      "UnsupportedOperation",
      "Failed to cancel the task, please confirm if the task is in PENDING status.",
    );
  }
  store.cancelTask(taskId);
}

/** The recent tasks, newest first, without prompt and results: upstream shows neither. */
export function listTasks(
  store: Store,
  query: URLSearchParams,
  requestId: string,
  now: number,
): unknown {
  const size = Math.min(100, Math.max(1, Number(query.get("page_size")) || 10));
  const page = Math.max(1, Number(query.get("page_no")) || 1);
  const wanted = query.get("status");
  const tasks = store
    .listTasks(query.get("model_name") ?? undefined)
    .map((task) => ({ task, status: statusOf(task, now) }))
    .filter(({ status }) => status !== "UNKNOWN" && (!wanted || status === wanted));
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
      user_api_unique_key: `apikey:v1:aigc:image-generation:generation:${task.model}`,
      model_name: task.model,
    })),
  };
}
