import { randomUUID } from "node:crypto";
import { brokenAnswer, errorAnswer, jsonAnswer, UpstreamError } from "./answer.ts";
import { statusAt } from "./clock.ts";
import { createTask } from "./create-task.ts";
import { openGallery } from "./gallery.ts";
import { ledgerBody, ledgerOf } from "./ledger.ts";
import { openStore, type Store } from "./store.ts";
import { cancelTask, listTasks, queryTask } from "./tasks.ts";

export interface EmulatorOptions {
  dataDir: string;
  /** 20: the clock of tasks and of the submission rate runs twenty times as fast. */
  speed?: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

interface EmulatorContext {
  /** The public address of the mount, without trailing slash. */
  baseUrl: string;
  /** Whether the caller is this machine; the ledger answers nobody else. */
  loopback: boolean;
}

export interface Emulator {
  /** Answers as upstream would; paths with and without a leading `/sandbox`. */
  handle: (request: Request, context: EmulatorContext) => Promise<Response>;
  close: () => void;
}

/** The DashScope image API, offline: real validation, tasks on a clock, pictures, a bill. */
export function createEmulator({ dataDir, speed = 1, now = Date.now }: EmulatorOptions): Emulator {
  const store = openStore(dataDir);
  const gallery = openGallery(dataDir);

  return {
    async handle(request, context) {
      const path = pathOf(request);
      if (path === "/ledger") return answerLedger(store, context, now());
      const image = /^\/results\/([\w-]+)\/(\d+)\.png$/.exec(path);
      if (image?.[1] && image[2]) {
        const task = store.findTask(image[1]);
        return gallery.serve(task, Number(image[2]), new URL(request.url), now());
      }
      const requestId = randomUUID();
      const note = (status: number, code?: string, body?: unknown) =>
        store.addRequest({
          requestId,
          at: new Date(now()).toISOString(),
          method: request.method,
          path,
          status,
          ...(code === undefined ? {} : { code }),
          ...(body === undefined ? {} : { body }),
        });
      let body: unknown;
      try {
        requireKey(request);
        if (request.method === "GET") {
          const query = new URL(request.url).searchParams;
          const answer = await answerGet(path, query, requestId, context);
          note(200);
          return jsonAnswer(200, answer);
        }
        const cancel = /^\/api\/v1\/tasks\/([\w-]+)\/cancel$/.exec(path);
        if (cancel?.[1]) {
          cancelTask(store, cancel[1], now());
          note(200);
          return jsonAnswer(200, { request_id: requestId });
        }
        body = await readJson(request);
        const created = await createTask(
          { store, gallery, speed, now: now(), baseUrl: context.baseUrl },
          { path, body, requestId, isAsynchronous: isAsynchronous(request) },
        );
        note(200, undefined, await ledgerBody(body));
        if (created.dropsConnection) return brokenAnswer();
        return jsonAnswer(200, {
          output: { task_status: "PENDING", task_id: created.taskId },
          request_id: requestId,
        });
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        note(error.status, error.code, body === undefined ? undefined : await ledgerBody(body));
        return errorAnswer(error, requestId);
      }
    },
    close: () => store.close(),
  };

  async function answerGet(
    path: string,
    query: URLSearchParams,
    requestId: string,
    { baseUrl }: EmulatorContext,
  ): Promise<unknown> {
    if (path === "/api/v1/tasks") return listTasks(store, query, requestId, now());
    const task = /^\/api\/v1\/tasks\/([\w-]+)$/.exec(path);
    if (!task?.[1]) throw new UpstreamError(404, "NotFound", "Not found!");
    return queryTask(task[1], store.findTask(task[1]), requestId, now(), (index, expires) =>
      gallery.addressOf(baseUrl, task[1] ?? "", index, expires),
    );
  }
}

/** The path without the mount and without a trailing slash. */
function pathOf(request: Request): string {
  const { pathname } = new URL(request.url);
  return pathname.replace(/^\/sandbox(?=\/)/, "").replace(/\/+$/, "");
}

function requireKey(request: Request): void {
  const key = /^Bearer\s+(\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!key) throw new UpstreamError(401, "InvalidApiKey", "No API-key provided.");
  if (!key.startsWith("sk-") || key === "sk-invalid") {
    throw new UpstreamError(401, "InvalidApiKey", "Invalid API-key provided.");
  }
}

function isAsynchronous(request: Request): boolean {
  return request.headers.get("x-dashscope-async")?.toLowerCase() === "enable";
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new UpstreamError(400, "InvalidParameter", "Required body invalid, please check it.");
  }
}

function answerLedger(store: Store, { loopback }: EmulatorContext, now: number): Response {
  if (!loopback) return jsonAnswer(403, { message: "The ledger answers only this machine." });
  const tasks = store.listTasks().map((task) => ({
    ...task,
    status: statusAt(now, { ...task, hasFailed: task.refusal !== undefined }),
  }));
  return jsonAnswer(200, ledgerOf(store.listRequests(), tasks));
}
