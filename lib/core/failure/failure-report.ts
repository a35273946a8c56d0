import type { Failure, Generation } from "../api/generation";

type Run = Pick<Generation, "request" | "endpoint" | "requestId" | "taskId" | "createdAt">;

/** `code: message`, as DashScope has said it. */
export function ownWords({ code, message }: Failure): string {
  return message === "" ? code : `${code}: ${message}`;
}

/** What support asks for, in lines that no language needs to be known for. */
export function failureReport(run: Run, failure: Failure): string {
  return [
    ownWords(failure),
    `model: ${run.request.model}`,
    `endpoint: ${run.endpoint}`,
    ...(run.requestId ? [`request_id: ${run.requestId}`] : []),
    ...(run.taskId ? [`task_id: ${run.taskId}`] : []),
    `at: ${run.createdAt}`,
  ].join("\n");
}
