import "server-only";
import type { z } from "zod";
import { isNestedTooDeeply } from "@/lib/core/api/nesting";
import {
  type Answer,
  answerSchema,
  policySchema,
  taskListSchema,
  type UploadPolicy,
} from "./answers";
import { faultOfAnswer, malformed, type Outcome } from "./fault";
import type { Reply } from "./reply";
import { type CallResult, resultOf } from "./result";

export type TaskState =
  | { kind: "pending" }
  | { kind: "running" }
  | { kind: "succeeded"; result: CallResult }
  | { kind: "failed"; code: string; message: string; answer: Answer }
  | { kind: "canceled" }
  /** Upstream does not know it: it never existed, is older than 24 hours, or is not visible yet. */
  | { kind: "missing" };

export interface ListedTask {
  taskId: string;
  model: string;
  status: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  requestId: string | undefined;
}

const isOk = ({ status }: Reply) => status >= 200 && status < 300;
const done = <Value>(value: Value): Outcome<Value> => ({ kind: "done", value });
const refused = (reply: Reply, answer: Answer | undefined): Outcome<never> => ({
  kind: "fault",
  fault: faultOfAnswer(reply, answer),
});

function parse<Schema extends z.ZodType>(schema: Schema, text: string) {
  try {
    const value: unknown = JSON.parse(text);
    // A value nested too deeply to serialise again cannot be stored either.
    return isNestedTooDeeply(value) ? undefined : schema.safeParse(value).data;
  } catch {
    return undefined;
  }
}

/** The answer to an asynchronous creation. */
export function readCreation(reply: Reply): Outcome<{ taskId: string; requestId?: string }> {
  const answer = parse(answerSchema, reply.text);
  const taskId = answer?.output?.task_id;
  if (!isOk(reply) || !taskId) return refused(reply, answer);
  return done({ taskId, ...(answer.request_id ? { requestId: answer.request_id } : {}) });
}

/** The answer to a synchronous call. */
export function readGeneration(reply: Reply): Outcome<CallResult> {
  const answer = parse(answerSchema, reply.text);
  const hasResult = Boolean(answer?.output?.choices ?? answer?.output?.results);
  return isOk(reply) && answer && hasResult ? done(resultOf(answer)) : refused(reply, answer);
}

/** Codes that describe the task, not the query, in a flat answer to a query. */
const taskCodes =
  /^(InvalidParameter|DataInspection|IPInfringement|InternalError|InvalidImage|InvalidURL)/;

/** The answer to a query. A fault here says nothing about the task. */
export function readTask(reply: Reply): Outcome<TaskState> {
  const answer = parse(answerSchema, reply.text);
  if (!isOk(reply) || !answer) return refused(reply, answer);
  const { output } = answer;
  switch (output?.task_status) {
    case "PENDING":
    // Appears in the SDKs but is undocumented; the task has not ended.
    case "SUSPENDED":
      return done({ kind: "pending" });
    case "RUNNING":
      return done({ kind: "running" });
    case "SUCCEEDED":
      return done({ kind: "succeeded", result: resultOf(answer) });
    case "FAILED":
      return done(failed(answer, output.code ?? answer.code, output.message ?? answer.message));
    case "CANCELED":
      return done({ kind: "canceled" });
    case "UNKNOWN":
      return done({ kind: "missing" });
    default:
      // One document shows a failed task without `output`: docs/dashscope.md#results
      if (!output && answer.code && taskCodes.test(answer.code)) {
        return done(failed(answer, answer.code, answer.message));
      }
      return answer.code
        ? refused(reply, answer)
        : { kind: "fault", fault: malformed(reply, answer) };
  }
}

function failed(answer: Answer, code = "Unknown", message = code): TaskState {
  return { kind: "failed", code, message, answer };
}

/** The answer to a cancellation, which succeeds only while the task is still waiting. */
export function readCancellation(reply: Reply): Outcome<undefined> {
  const answer = parse(answerSchema, reply.text);
  return isOk(reply) && answer && !answer.code ? done(undefined) : refused(reply, answer);
}

/** One page of the whole account's tasks of the last 24 hours. */
export function readTaskList(reply: Reply): Outcome<{ tasks: ListedTask[]; pages: number }> {
  const list = parse(taskListSchema, reply.text);
  if (!isOk(reply) || !list) return refused(reply, parse(answerSchema, reply.text));
  const tasks = list.data.map((task) => ({
    taskId: task.task_id,
    model: task.model_name,
    status: task.status,
    createdAt: task.gmt_create,
    requestId: task.request_id,
  }));
  return done({ tasks, pages: list.total_page });
}

export function readUploadPolicy(reply: Reply): Outcome<UploadPolicy> {
  const policy = parse(policySchema, reply.text);
  if (isOk(reply) && policy) return done(policy.data);
  return refused(reply, parse(answerSchema, reply.text));
}

/** The answer of the object store, which is empty or XML. */
export function readUpload(reply: Reply): Outcome<undefined> {
  if (isOk(reply)) return done(undefined);
  const code = /<Code>([^<]+)<\/Code>/.exec(reply.text)?.[1];
  const message = /<Message>([^<]+)<\/Message>/.exec(reply.text)?.[1];
  return refused(reply, code ? { code, message } : undefined);
}
