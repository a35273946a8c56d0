import "server-only";
import type { Endpoint } from "../config";
import { type Answer, answerSchema, imageUrlsOf } from "./answers";
import { wasNeverSent } from "./transport";

/** How long a call may take before it counts as lost. */
const createTimeoutMs = 120_000;
const queryTimeoutMs = 30_000;

/**
 * What became of a creation. `unknown` means that upstream may have taken, and may bill, the
 * request: nobody but a person may send it again (upstream.md, F).
 */
export type CreateOutcome =
  | { kind: "taken"; taskId: string; requestId: string | undefined }
  | { kind: "refused"; code: string; message: string; requestId: string | undefined }
  | { kind: "throttled"; retryAfterMs: number | undefined }
  | { kind: "notSent"; message: string }
  | { kind: "unknown"; message: string; requestId: string | undefined };

export type TaskState =
  | { kind: "pending" }
  | { kind: "running" }
  | {
      kind: "succeeded";
      imageUrls: string[];
      imageCount: number | undefined;
      size: string | undefined;
      answer: Answer;
    }
  | { kind: "failed"; code: string; message: string; answer: Answer }
  | { kind: "canceled" }
  | { kind: "missing" }
  /** The query itself failed, which says nothing about the task. */
  | { kind: "unanswered"; message: string };

export interface DashScopeClient {
  /** Sends one creation, whose body is JSON, once. Never repeats it. */
  create: (path: string, body: string) => Promise<CreateOutcome>;
  /** Asks for a task; safe at any time. */
  query: (taskId: string) => Promise<TaskState>;
}

export function createDashScopeClient(
  endpoint: Pick<Endpoint, "baseUrl" | "apiKey">,
  fetchUpstream: typeof fetch,
): DashScopeClient {
  const headers = { Authorization: `Bearer ${endpoint.apiKey}`, Accept: "application/json" };
  return {
    async create(path, body) {
      try {
        const response = await fetchUpstream(`${endpoint.baseUrl}${path}`, {
          method: "POST",
          headers: {
            ...headers,
            "Content-Type": "application/json",
            "X-DashScope-Async": "enable",
          },
          body,
          redirect: "manual",
          signal: AbortSignal.timeout(createTimeoutMs),
        });
        return createOutcomeOf(response, await readAnswer(response));
      } catch (error) {
        return wasNeverSent(error)
          ? { kind: "notSent", message: reasonOf(error) }
          : { kind: "unknown", message: reasonOf(error), requestId: undefined };
      }
    },
    async query(taskId) {
      try {
        const response = await fetchUpstream(
          `${endpoint.baseUrl}/tasks/${encodeURIComponent(taskId)}`,
          { headers, redirect: "manual", signal: AbortSignal.timeout(queryTimeoutMs) },
        );
        const answer = await readAnswer(response);
        if (!response.ok || !answer) {
          return { kind: "unanswered", message: answer?.message ?? `HTTP ${response.status}` };
        }
        return taskStateOf(answer);
      } catch (error) {
        return { kind: "unanswered", message: reasonOf(error) };
      }
    },
  };
}

/** The parsed body, or undefined where it is not a complete answer of upstream's. */
async function readAnswer(response: Response): Promise<Answer | undefined> {
  const text = await response.text();
  try {
    return answerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function createOutcomeOf(response: Response, answer: Answer | undefined): CreateOutcome {
  const requestId = answer?.request_id;
  const taskId = answer?.output?.task_id;
  if (response.ok && taskId) return { kind: "taken", taskId, requestId };
  const code = answer?.code;
  const message = answer?.message ?? code ?? `HTTP ${response.status}`;
  if (response.status === 429 && code?.startsWith("Throttling")) {
    const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
    return {
      kind: "throttled",
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined,
    };
  }
  // 408 tells of a request that may well be running.
  const isDefinite = response.status >= 400 && response.status < 500 && response.status !== 408;
  if (isDefinite && code) return { kind: "refused", code, message, requestId };
  return { kind: "unknown", message, requestId };
}

/** Codes in a flat answer to a query that speak of the task and not of the query. */
const taskCodes = /^(InvalidParameter|DataInspection|IPInfringement|InternalError|InvalidImage)/;

function taskStateOf(answer: Answer): TaskState {
  const { output } = answer;
  switch (output?.task_status) {
    case "PENDING":
    case "SUSPENDED":
      return { kind: "pending" };
    case "RUNNING":
      return { kind: "running" };
    case "SUCCEEDED":
      return {
        kind: "succeeded",
        imageUrls: imageUrlsOf(answer),
        imageCount: answer.usage?.image_count,
        size: answer.usage?.size,
        answer,
      };
    case "FAILED":
      return failed(answer, output.code ?? answer.code, output.message ?? answer.message);
    case "CANCELED":
      return { kind: "canceled" };
    case "UNKNOWN":
      return { kind: "missing" };
    default:
      // W27-ja prints a failed task without `output`.
      if (!output && answer.code && taskCodes.test(answer.code)) {
        return failed(answer, answer.code, answer.message);
      }
      return { kind: "unanswered", message: answer.message ?? "no task status" };
  }
}

function failed(answer: Answer, code = "Unknown", message = code): TaskState {
  return { kind: "failed", code, message, answer };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const { cause } = error;
  return cause instanceof Error && cause.message ? cause.message : error.message;
}
