import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { badGateway, brokenAnswer, errorAnswer, jsonAnswer, UpstreamError } from "./answer.ts";
import { BodyBroken, BodyTooLarge, createBodies } from "./bodies.ts";
import { evenClock, retentionMs } from "./clock.ts";
import { upstreamError } from "./errors.ts";
import { type Gallery, openGallery } from "./gallery.ts";
import { ledgerBody, ledgerOf } from "./ledger.ts";
import { upstreamModels } from "./models/upstream-models.ts";
import { isNestedTooDeeply } from "./nesting.ts";
import { createRate, type Rate } from "./rate.ts";
import { resultBody } from "./results.ts";
import { openStore, type Store, statusOf, type Task } from "./store.ts";
import { CutConnection, type TakenCall, takeCall } from "./take-call.ts";
import { cancelTask, listTasks, queryTask } from "./tasks.ts";
import { takeUpload, uploadPolicy } from "./uploads.ts";

export interface EmulatorOptions {
  dataDir: string;
  /** At 20, the clock of tasks and rate limits runs twenty times as fast. */
  speed?: number;
  /** Draws coarse pictures of the right size, which takes little time. */
  sketches?: boolean;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Ids of models reported as out of service. */
  retired?: readonly string[];
}

interface EmulatorContext {
  /** The public address of the mount, without trailing slash. */
  baseUrl: string;
  /** Whether the caller is on this machine; the ledger answers nobody else. */
  loopback: boolean;
}

export interface Emulator {
  /** Answers as upstream would; accepts paths with and without a leading `/sandbox`. */
  handle: (request: Request, context: EmulatorContext) => Promise<Response>;
  close: () => void;
}

/** One call on its way through. */
interface Visit extends EmulatorContext {
  request: Request;
  /** Without the mount and trailing slash. */
  path: string;
  requestId: string;
  /** The parsed body, once it has been read. */
  body?: unknown;
}

/**
 * Limits for queries, lists and cancellations, each per second and for the whole account.
 * docs/dashscope.md#limits
 */
const asksPerSecond = 20;
/** Node treats a longer timeout as none at all. */
const longestSleepMs = 2 ** 31 - 1;
/** More than the documents allow in one body: nine images of 20 MB in base64. */
const longestBody = 256 * 1024 * 1024;
/** The limit for all bodies in memory, whoever sends them. */
const mostBytesTogether = 2 * longestBody;

/** The DashScope image API, offline: real validation, tasks on a clock, pictures, a bill. */
export function createEmulator({
  dataDir,
  speed = 1,
  sketches = false,
  now = evenClock(),
  retired = [],
}: EmulatorOptions): Emulator {
  const store = openStore(dataDir, now());
  const gallery = openGallery(dataDir, sketches);
  const bodies = createBodies(mostBytesTogether);
  const asks: Record<"query" | "list" | "cancel", Rate> = {
    query: createRate(asksPerSecond, 1000 / speed),
    list: createRate(asksPerSecond, 1000 / speed),
    cancel: createRate(asksPerSecond, 1000 / speed),
  };
  const takeTurn = (kind: keyof typeof asks) => {
    if (!asks[kind].take(now())) throw upstreamError("Throttling.RateQuota");
  };

  const note = (visit: Visit, status: number, code?: string) => {
    const { requestId, request, path, body } = visit;
    const entry = { requestId, at: new Date(now()).toISOString(), method: request.method, path };
    return ledgerBody(body).then((kept) =>
      store.addRequest({
        ...entry,
        status,
        ...(code === undefined ? {} : { code }),
        ...(kept === undefined ? {} : { body: kept }),
      }),
    );
  };

  const answerTask = async (visit: Visit, taskId: string, isCancel: boolean) => {
    takeTurn(isCancel ? "cancel" : "query");
    if (isCancel) cancelTask(store, taskId, now());
    const addressOf = (index: number, expiresAt: number) =>
      gallery.addressOf(visit.baseUrl, taskId, index, expiresAt);
    const task = store.findTask(taskId);
    if (task && statusOf(task, now()) === "RUNNING") gallery.drawAhead(task);
    const answer = isCancel
      ? { request_id: visit.requestId }
      : queryTask(taskId, task, visit.requestId, now(), addressOf);
    await note(visit, 200);
    return jsonAnswer(200, answer);
  };

  const answerCreation = async (visit: Visit) => {
    const { request, requestId, baseUrl } = visit;
    visit.body = await bodies.hold(request, longestBody, async (content) => parseBody(content));
    const isAsynchronous = hasFlag(request, "x-dashscope-async");
    const taken = await takeCall(
      { store, gallery, speed, now: now(), baseUrl, retired },
      {
        path: visit.path.replace("/api/v1", ""),
        body: visit.body,
        requestId,
        isAsynchronous,
        resolvesUploads: hasFlag(request, "x-dashscope-ossresourceresolve"),
      },
    );
    const { refusal, endedAt } = taken.task;
    const error =
      refusal && !isAsynchronous ? upstreamError(refusal.code, refusal.message) : undefined;
    // Recorded on arrival: the ledger shows a request even while its picture is being drawn.
    await note(visit, error?.status ?? 200, error?.code);
    if (!isAsynchronous) gallery.drawAhead(taken.task);
    if (!isAsynchronous) await sleep(Math.min(longestSleepMs, Math.max(0, endedAt - now())));
    if (error) return errorAnswer(error, requestId);
    const body = creationBody(taken.task, gallery, baseUrl);
    return faultyAnswer(taken) ?? jsonAnswer(200, body, standInNotice(taken));
  };

  const answer = async (visit: Visit): Promise<Response> => {
    const { request, path, requestId } = visit;
    requireKey(request);
    const task = /^\/api\/v1\/tasks\/([\w-]+)(\/cancel)?$/.exec(path);
    const isRead = request.method === "GET";
    if (task?.[1] && isRead === (task[2] === undefined)) {
      return answerTask(visit, task[1], !isRead);
    }
    const query = new URL(request.url).searchParams;
    if (isRead && path === "/api/v1/tasks") {
      takeTurn("list");
      const list = listTasks(store, query, requestId, now());
      await note(visit, 200);
      return jsonAnswer(200, list);
    }
    if (isRead && path === "/api/v1/uploads") {
      const { secret } = gallery;
      const data = uploadPolicy(query, { secret, baseUrl: visit.baseUrl, now: now() });
      await note(visit, 200);
      return jsonAnswer(200, { request_id: requestId, data });
    }
    if (!isRead && path.startsWith("/api/v1/services/")) return answerCreation(visit);
    throw new UpstreamError(404, "NotFound", "Not found!");
  };

  return {
    async handle(request, context) {
      const path = pathOf(request);
      const visit: Visit = { ...context, request, path, requestId: randomUUID() };
      if (path === "/ledger") return answerLedger(store, context, now());
      const image = /^\/results\/([\w-]+)\/(\d+)\.png$/.exec(path);
      if (image?.[1] && image[2]) {
        const task = store.findTask(image[1]);
        return gallery.serve(task, Number(image[2]), new URL(request.url), now());
      }
      // The object store takes no key; it trusts the form's signature.
      if (path === "/oss-host" && request.method === "POST") {
        const { secret } = gallery;
        const surroundings = { store, secret, now: now(), bodies };
        const response = await takeUpload(request, surroundings, gallery.keepUpload);
        await note(visit, response.status);
        return response;
      }
      try {
        return await answer(visit);
      } catch (error) {
        if (error instanceof CutConnection || error instanceof BodyBroken) return brokenAnswer();
        const told = error instanceof BodyTooLarge ? upstreamError("BadRequest.TooLarge") : error;
        if (!(told instanceof UpstreamError)) throw error;
        await note(visit, told.status, told.code);
        return errorAnswer(told, visit.requestId);
      }
    },
    close: () => store.close(),
  };
}

/** A header that lists the images not fetched; the body stays upstream's. */
function standInNotice({ standIns }: TakenCall): Record<string, string> {
  if (standIns.length === 0) return {};
  const words = "This sandbox has no network. A stand-in was drawn upon instead of";
  return { "X-Sandbox-Notice": `${words} ${standIns.join(" ")}`.slice(0, 4000) };
}

/** The faulty answer that a prompt asked for, although the call was accepted. */
function faultyAnswer({ fault }: TakenCall): Response | undefined {
  if (fault === "dropAfter") return brokenAnswer();
  return fault === "badGateway" ? badGateway() : undefined;
}

/** Upstream's answer to an accepted call: a task, or the result itself. */
function creationBody(task: Task, gallery: Gallery, baseUrl: string): unknown {
  const { taskId, requestId, model, mode, plan } = task;
  const shape = upstreamModels.get(model)?.synchronous?.shape;
  if (mode === "asynchronous" || !plan || !shape) {
    return { output: { task_status: "PENDING", task_id: taskId }, request_id: requestId };
  }
  const expiresAt = task.submittedAt + retentionMs;
  const addressOf = (index: number) => gallery.addressOf(baseUrl, taskId, index, expiresAt);
  return { ...resultBody(shape, plan, addressOf), request_id: requestId };
}

/** The path without the mount and without a trailing slash. */
function pathOf(request: Request): string {
  const { pathname } = new URL(request.url);
  return pathname.replace(/^\/sandbox(?=\/)/, "").replace(/\/+$/, "");
}

function requireKey(request: Request): void {
  const key = /^Bearer\s+(\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!key) throw new UpstreamError(401, "InvalidApiKey", "No API-key provided.");
  if (!key.startsWith("sk-") || key === "sk-invalid") throw upstreamError("InvalidApiKey");
}

function hasFlag(request: Request, name: string): boolean {
  return request.headers.get(name)?.toLowerCase() === "enable";
}

function parseBody(content: Buffer): unknown {
  try {
    // TextDecoder drops the byte order mark that some editors write.
    const body: unknown = JSON.parse(new TextDecoder().decode(content));
    if (isNestedTooDeeply(body)) throw new SyntaxError();
    return body;
  } catch {
    throw new UpstreamError(400, "InvalidParameter", "Required body invalid, please check it.");
  }
}

function answerLedger(store: Store, { loopback }: EmulatorContext, now: number): Response {
  if (!loopback) return jsonAnswer(403, { message: "The ledger answers only this machine." });
  const tasks = store.listTasks().map((task) => ({ ...task, status: statusOf(task, now) }));
  return jsonAnswer(200, ledgerOf(store.listRequests(), tasks));
}
