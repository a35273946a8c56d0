import "server-only";
import type { FieldError, ProblemDetails } from "@/lib/core/api/problem-details";
import { errorTranslator } from "@/lib/i18n/error-translator";
import { localeOf } from "@/lib/i18n/locales";
import type { ApiError, FieldFault } from "./api-error";
import { UnsatisfiableRange } from "./byte-range";

/** An error as `application/problem+json` (RFC 9457), in the caller's language. */
export async function problemAnswer(
  error: ApiError,
  request: Request,
  requestId: string,
): Promise<Response> {
  const translate = await errorTranslator(localeOf(request.headers.get("accept-language")));
  const fieldError = (fault: FieldFault): FieldError => ({
    path: fault.path,
    code: fault.code,
    params: fault.params,
    message: fault.message ?? translate(fault.code, fault.params),
  });
  const body: ProblemDetails = {
    type: "about:blank",
    title: translate(error.code, {}),
    status: error.status,
    code: error.code,
    requestId,
    ...(error.faults.length > 0 ? { errors: error.faults.map(fieldError) } : {}),
  };
  const headers = new Headers({
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
  });
  if (error instanceof UnsatisfiableRange) headers.set("Content-Range", `bytes */${error.size}`);
  if (error.retryAfterSeconds) headers.set("Retry-After", String(error.retryAfterSeconds));
  return new Response(JSON.stringify(body), { status: error.status, headers });
}
