import "server-only";
import type { Answer } from "./answers";
import type { Reply } from "./reply";

/**
 * Why a call gave nothing.
 * `unreachable`: no byte was sent. `lost`: the connection ended or time ran out before the answer.
 * `throttled`: too many calls. `refused`: a definite no. `broken`: upstream's own trouble.
 * `malformed`: an answer that cannot be read; its body is kept.
 */
type FaultKind = "unreachable" | "lost" | "throttled" | "refused" | "broken" | "malformed";

export interface UpstreamFault {
  kind: FaultKind;
  /** Upstream's code, or one of the studio's that begins with `studio.`. */
  code: string;
  message: string;
  httpStatus: number | undefined;
  requestId: string | undefined;
  /** Whether upstream can have taken a creation, and so may bill it. */
  taken: "no" | "unknown" | "yes";
  /** Whether sending the same again later makes sense; never by itself unless `taken` is "no". */
  retry: "never" | "later";
  retryAfterMs: number | undefined;
  /** What could not be read, at most 20,000 characters. */
  body: string | undefined;
}

export type Outcome<Value> =
  | { kind: "done"; value: Value }
  | { kind: "fault"; fault: UpstreamFault };

const longestKeptBody = 20_000;

/** Upstream spells a code in several ways: `InvalidApiKey`, `invalid_api_key`. docs/dashscope.md#errors */
const normalised = (code: string) => code.toLowerCase().replace(/[._-]/g, "");

/** 429 with a meaning of money: waiting does not help. */
const billingCodes = ["commoditynotpurchased", "prepaidbilloverdue", "postpaidbilloverdue"];
const rateCodes = /^(throttling|limitrequests|limitburstrate|requestratelimit)/;
const quotaCodes = /allocationquota|insufficientquota/;
const temporaryQuota = /^Allocated quota exceeded/;
const quotaWaitMs = 60_000;

/**
 * What an answer that is no success says. docs/dashscope.md#taken-or-not: a complete 4xx with a code is a
 * definite refusal; a time-out, a 5xx or something unreadable leaves open whether it was taken.
 */
export function faultOfAnswer(reply: Reply, answer: Answer | undefined): UpstreamFault {
  const code = answer?.code;
  const common = {
    message: answer?.message ?? code ?? `HTTP ${reply.status}`,
    httpStatus: reply.status,
    requestId: answer?.request_id,
    body: undefined,
  };
  if (!answer || !code) return malformed(reply, answer);
  const never = { retry: "never", retryAfterMs: undefined } as const;
  // The gateway's own time limit: the work behind it may well go on.
  if (reply.status === 408 || normalised(code) === "requesttimeout") {
    return { ...common, ...never, kind: "broken", code, taken: "unknown" };
  }
  if (reply.status >= 500) {
    return {
      ...common,
      kind: "broken",
      code,
      taken: "unknown",
      retry: "later",
      retryAfterMs: reply.retryAfterMs,
    };
  }
  const isThrottled = reply.status === 429 && !billingCodes.includes(normalised(code));
  if (isThrottled && quotaCodes.test(normalised(code))) {
    return temporaryQuota.test(common.message)
      ? {
          ...common,
          kind: "throttled",
          code,
          taken: "no",
          retry: "later",
          retryAfterMs: reply.retryAfterMs ?? quotaWaitMs,
        }
      : { ...common, ...never, kind: "refused", code, taken: "no" };
  }
  if (isThrottled && rateCodes.test(normalised(code))) {
    return {
      ...common,
      kind: "throttled",
      code,
      taken: "no",
      retry: "later",
      retryAfterMs: reply.retryAfterMs,
    };
  }
  return { ...common, ...never, kind: "refused", code, taken: "no" };
}

/** An answer that is not what upstream promises: no JSON, cut off, or without what it should hold. */
export function malformed(reply: Reply, answer?: Answer): UpstreamFault {
  return {
    kind: reply.status >= 500 ? "broken" : "malformed",
    code: "studio.malformed",
    message: answer?.message ?? `Upstream's answer (HTTP ${reply.status}) cannot be read.`,
    httpStatus: reply.status,
    requestId: answer?.request_id,
    // A success that cannot be read was taken all the same.
    taken: reply.status >= 200 && reply.status < 300 ? "yes" : "unknown",
    retry: reply.status >= 500 ? "later" : "never",
    retryAfterMs: reply.retryAfterMs,
    body: reply.text.slice(0, longestKeptBody),
  };
}

/** A call that got no answer at all. */
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
    body: undefined,
  };
}

/**
 * The studio does not accept the certificate that it was shown: a proxy's own, or one that is not
 * valid by this machine's clock. A person has to mend that.
 */
export function certificateRefused(reason: string): UpstreamFault {
  return {
    ...faultOfConnection(false, `The certificate was not accepted: ${reason}`),
    code: "studio.certificate",
    retry: "never",
  };
}

/** Upstream named a place outside its own for an upload; nothing goes there. */
export function foreignHost(host: string): UpstreamFault {
  return {
    ...faultOfConnection(false, `Upstream named a foreign place to upload to: ${host}`),
    kind: "refused",
    code: "studio.foreignHost",
    retry: "never",
  };
}
