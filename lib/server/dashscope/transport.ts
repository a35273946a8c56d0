import "server-only";
import { errorCodeOf } from "../error-code";
import { certificateRefused, faultOfConnection, type Outcome, turnedAway } from "./fault";
import type { Reply } from "./reply";
import { watchSending } from "./sent-watch";

/** A page of a hundred tasks takes some 50 kB, a result less. */
const longestAnswerBytes = 8 * 1024 * 1024;
/** A longer `Retry-After` is not credible. */
const longestRetryAfterMs = 60 * 60_000;

/** Connection faults that happen before the first byte of a request is sent. */
const beforeSending = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** OpenSSL's and Node's codes for a certificate that is not accepted. */
const aboutCertificate =
  /^(CERT|CRL|UNABLE|ERR_TLS_CERT)_|SELF_SIGNED_CERT|^(INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/;

/**
 * Sends one request once, follows no redirect, and reads the whole answer within the time limit.
 */
export async function exchange(
  fetchUpstream: typeof fetch,
  url: string | URL,
  init: RequestInit,
  timeoutMs: number,
): Promise<Outcome<Reply>> {
  const signal = AbortSignal.timeout(timeoutMs);
  const call = watchSending(() => fetchUpstream(url, { ...init, redirect: "manual", signal }));
  try {
    const response = await call.result;
    const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
    const reply: Reply = {
      status: response.status,
      retryAfterMs: seconds >= 0 ? Math.min(longestRetryAfterMs, seconds * 1000) : undefined,
      text: await boundedText(response),
    };
    return { kind: "done", value: reply };
  } catch (error) {
    const codes = codesOf(error);
    const reason = reasonOf(error);
    // TLS checks the certificate before anything is sent.
    const code = codes.find((one) => aboutCertificate.test(one));
    if (code) return { kind: "fault", fault: certificateRefused(`${reason} (${code})`) };
    // A proxy wants to know who asks.
    if (call.status() === 407) {
      return {
        kind: "fault",
        fault: turnedAway({ status: 407, text: "", retryAfterMs: undefined }),
      };
    }
    // Only then may a creation be sent again without asking: any later failure is ambiguous.
    const wasNeverSent = call.wasNeverSent() || codes.some((one) => beforeSending.has(one));
    return { kind: "fault", fault: faultOfConnection(!wasNeverSent, reason) };
  }
}

/** The body, cut at the longest answer that is accepted. A longer one will not parse. */
async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > longestAnswerBytes) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, longestAnswerBytes));
}

/**
 * The codes of an error and its causes; a host name with several addresses fails once per address.
 */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = errorCodeOf(error);
  const own = code === undefined ? [] : [code];
  if (error instanceof AggregateError && own.length === 0) {
    const each = error.errors.map(codesOf);
    // If the call got as far as sending to one address, the whole call is ambiguous.
    const isEarly = (code: string) => beforeSending.has(code) || aboutCertificate.test(code);
    return each.every((codes) => codes.some(isEarly)) ? each.flat() : [];
  }
  return [...own, ...codesOf(error.cause)];
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const { cause } = error;
  return cause instanceof Error && cause.message ? cause.message : error.message;
}
