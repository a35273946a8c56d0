import "server-only";
import {
  errorStatuses,
  type FieldError,
  type ProblemDetails,
} from "@/lib/core/api/problem-details";
import { errorTranslator } from "@/lib/i18n/error-translator";
import { localeOf } from "@/lib/i18n/locales";
import type { FieldFault, Refusal } from "../refusal";

/** A refusal as `application/problem+json` (RFC 9457), in the caller's language. */
export async function problemAnswer(
  refusal: Refusal,
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
  const { code, faults } = refusal;
  // A field may be at fault in the very way that the answer is about, with values in its words.
  const values = faults.find((fault) => fault.code === code)?.params ?? {};
  const status = errorStatuses[code];
  const body: ProblemDetails = {
    type: "about:blank",
    title: translate(code, values),
    status,
    code,
    requestId,
    ...(faults.length > 0 ? { errors: faults.map(fieldError) } : {}),
  };
  const headers = {
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
    ...refusal.headers,
  };
  return new Response(JSON.stringify(body), { status, headers });
}
