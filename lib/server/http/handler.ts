import "server-only";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Caller } from "../caller-rights";
import { isRefusal, type Refusal, refuse } from "../refusal";
import { storageFaultOf } from "../storage-fault";
import { getStudio, type Studio } from "../studio";
import { type Admission, admit } from "./access";
import { ApiError } from "./api-error";
import { problemAnswer } from "./problem-answer";

/** What a handler works with: an admitted request and the running studio. */
export interface AdmittedCall {
  request: Request;
  studio: Studio;
  caller: Caller;
  params: { id: string };
  /** All variable parts of the path, for `parsePath`. */
  pathParts: unknown;
}

interface RouteContext {
  params: Promise<unknown>;
}

/** Calls without an id in their path get an empty one, which no row has. */
const paramsSchema = z.object({ id: z.string().catch("") }).catch({ id: "" });

/**
 * Wraps every handler of the API: checks access, turns refusals and faults into answers, and puts a
 * request id on each answer.
 * @param admission who may call it
 */
export function handler(
  answer: (call: AdmittedCall) => Promise<Response | Refusal>,
  admission: Admission,
) {
  return async (request: Request, context: RouteContext): Promise<Response> => {
    const requestId = uuidv7();
    const begun = performance.now();
    const { log, metrics } = await getStudio();
    const answered = await answerOf(request, context).catch((error: unknown) => {
      if (error instanceof ApiError) return error.refusal;
      const code = storageFaultOf(error) ?? "internal";
      // The cause stays in the log: it may hold paths or upstream's words.
      log.error({ requestId, code, err: error }, "request failed");
      return refuse(code);
    });
    const response = isRefusal(answered)
      ? await problemAnswer(answered, request, requestId)
      : answered;
    const milliseconds = Math.round(performance.now() - begun);
    const { method } = request;
    const { status } = response;
    metrics.requests.observe(
      { method, status: `${Math.floor(status / 100)}xx` },
      milliseconds / 1000,
    );
    const isQuestion = method === "GET" && status < 500;
    log[isQuestion ? "debug" : "info"](
      { requestId, method, path: new URL(request.url).pathname, status, ms: milliseconds },
      "request",
    );
    response.headers.set("X-Request-Id", requestId);
    response.headers.set("X-Content-Type-Options", "nosniff");
    return method === "HEAD" ? headOf(response) : response;
  };

  async function answerOf(request: Request, context: RouteContext) {
    const studio = await getStudio();
    const result = await studio.calls.during(async () => {
      const caller = await admit(studio.config, studio.database, request, admission);
      if (isRefusal(caller)) return caller;
      const pathParts = await context.params;
      const params = paramsSchema.parse(pathParts);
      return answer({ request, studio, caller, params, pathParts });
    });
    return result === "closing" ? refuse("studio.closing") : result;
  }
}

/** The head of an answer alone. Cancels the body, which would otherwise run on as a stream of events does. */
async function headOf(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, response);
}

/** A body without a refusal, which would go out as a success. */
type Sendable<Body> = Body extends Refusal
  ? never
  : { [Key in keyof Body]: [Extract<Body[Key], Refusal>] extends [never] ? Body[Key] : never };

/** A JSON answer that no cache may store. */
export function answerJson<Body>(body: Body & Sendable<Body>, status = 200): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
