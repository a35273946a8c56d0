import "server-only";
import { failureKinds } from "@/lib/core/failure/failure-kinds";
import { failureKindOf } from "@/lib/core/failure/kind-of";
import type { Answer } from "./answers";
import type { Reply } from "./reply";

/**
 * Why a call gave nothing.
 * `unreachable`: no byte was sent. `lost`: the connection ended or time ran out before the answer.
 * `throttled`: too many calls. `refused`: a definite no. `broken`: a failure on upstream's side.
 * `malformed`: an answer that cannot be read; its body is kept.
 */
type FaultKind = "unreachable" | "lost" | "throttled" | "refused" | "broken" | "malformed";

export interface UpstreamFault {
  kind: FaultKind;
  /** Upstream's code, or one of the studio's own, which begin with `studio.`. */
  code: string;
  message: string;
  httpStatus: number | undefined;
  requestId: string | undefined;
  /** Whether upstream may have taken a creation, and so may bill it. */
  taken: "no" | "unknown" | "yes";
  /**
   * Whether sending it again later makes sense. The studio does so by itself only if `taken` is
   * "no".
   */
  retry: "never" | "later";
  retryAfterMs: number | undefined;
  /** What was answered; text that cannot be read is cut after 20,000 characters. */
  answer: Answer | string | undefined;
}

export type Outcome<Value> =
  | { kind: "done"; value: Value }
  | { kind: "fault"; fault: UpstreamFault };

const longestKeptText = 20_000;

/** DashScope counts some quotas by the minute. */
export const quotaWaitMs = 60_000;

/**
 * The fault in an answer that is not a success. A complete 4xx with a code is a definite refusal,
 * except where DashScope's own time limit ended it (408, `RequestTimeOut`). After that, a time-out, a 5xx,
 * an unreadable success or what a filter puts in its place, nobody knows whether DashScope took the call.
 * docs/dashscope.md#accepted-or-not
 */
export function faultOfAnswer(reply: Reply, answer: Answer | undefined): UpstreamFault {
  const code = answer?.code;
  if (!answer || !code) return isOfAnother(reply) ? turnedAway(reply) : malformed(reply, answer);
  const { status, retryAfterMs } = reply;
  const message = answer.message ?? code;
  const kind = failureKindOf({ code, message });
  const { retry, billed } = failureKinds[kind];
  const said = { code, message, httpStatus: status, requestId: answer.request_id, answer };
  const never = { retry: "never", retryAfterMs: undefined } as const;
  // The gateway's own time limit: the work behind it may well go on.
  if (status === 408 || kind === "tookTooLong") {
    return { ...said, ...never, kind: "broken", taken: "unknown" };
  }
  // Some answer 200 whatever the code says; a code that nobody knows may then be of a fault as well.
  const isUnclear = billed === "perhaps" || kind === "other" || kind === "imageTookTooLong";
  if (status >= 500 || (status < 300 && isUnclear)) {
    return { ...said, kind: "broken", taken: "unknown", retry: "later", retryAfterMs };
  }
  if (status === 429 && retry === "auto") {
    return {
      ...said,
      kind: "throttled",
      taken: "no",
      retry: "later",
      retryAfterMs:
        kind === "quotaOfMinute" ? Math.max(retryAfterMs ?? 0, quotaWaitMs) : retryAfterMs,
    };
  }
  return { ...said, ...never, kind: "refused", taken: "no" };
}

/**
 * What is said of the way or of a request's form, before anything reads its content. Other statuses,
 * such as 403, may also come from a filter that has read and withheld DashScope's answer.
 */
const ofTheWay = new Set([400, 401, 404, 405, 407, 410, 411, 413, 414, 421, 429, 431]);

/**
 * Whether a refusal comes from something else than DashScope, whose own always carry a code: a proxy,
 * a firewall, or whatever is at a wrong address.
 */
const isOfAnother = ({ status }: Reply) => (status >= 300 && status < 400) || ofTheWay.has(status);

/** The fault for a refusal on the way: DashScope has not got the call. */
export function turnedAway({ status, text, retryAfterMs }: Reply): UpstreamFault {
  const isThrottled = status === 429;
  return {
    kind: isThrottled ? "throttled" : "refused",
    code: codeOnTheWay(status),
    message: `Something on the way to DashScope answered with HTTP ${status}.`,
    httpStatus: status,
    requestId: undefined,
    taken: "no",
    retry: isThrottled ? "later" : "never",
    retryAfterMs: isThrottled ? retryAfterMs : undefined,
    answer: text.slice(0, longestKeptText) || undefined,
  };
}

function codeOnTheWay(status: number): string {
  if (status === 413) return "studio.bodyTooLarge";
  if (status === 429) return "studio.throttled";
  // Sent elsewhere, or nothing there.
  const isElsewhere = status < 400 || status === 404 || status === 405 || status === 410;
  return isElsewhere ? "studio.wrongAddress" : "studio.stopped";
}

/**
 * The fault for an answer that breaks upstream's contract: not JSON, cut off, or missing required
 * fields.
 */
export function malformed(reply: Reply, answer?: Answer): UpstreamFault {
  return {
    kind: reply.status >= 500 ? "broken" : "malformed",
    code: "studio.malformed",
    message: answer?.message ?? `DashScope's answer (HTTP ${reply.status}) cannot be read.`,
    httpStatus: reply.status,
    requestId: answer?.request_id,
    // A success that cannot be read was taken all the same.
    taken: reply.status >= 200 && reply.status < 300 ? "yes" : "unknown",
    retry: reply.status >= 500 ? "later" : "never",
    retryAfterMs: reply.retryAfterMs,
    answer: answer ?? (reply.text.slice(0, longestKeptText) || undefined),
  };
}

/** The fault for a call that got no answer at all. */
export function faultOfConnection(wasSent: boolean, message: string): UpstreamFault {
  return {
    kind: wasSent ? "lost" : "unreachable",
    code: wasSent ? "studio.lost" : "studio.unreachable",
    message,
    httpStatus: undefined,
    requestId: undefined,
    taken: wasSent ? "unknown" : "no",
    retry: "later",
    retryAfterMs: undefined,
    answer: undefined,
  };
}

/**
 * The fault for a certificate that the studio does not accept: a proxy's own, or one that is not
 * valid by this machine's clock. Only a person can fix that.
 */
export function certificateRefused(reason: string): UpstreamFault {
  return {
    ...faultOfConnection(false, `The certificate was not accepted: ${reason}`),
    code: "studio.certificate",
    retry: "never",
  };
}

/** The fault for an upload address outside upstream's own hosts; nothing is sent there. */
export function foreignHost(host: string): UpstreamFault {
  return {
    ...faultOfConnection(false, `DashScope named a foreign place to upload to: ${host}`),
    kind: "refused",
    code: "studio.foreignHost",
    retry: "never",
  };
}
