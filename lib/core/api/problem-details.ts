import { z } from "zod";

/** All of the API's error codes, with the HTTP status of each. */
export const errorStatuses = {
  "request.invalid": 422,
  "request.notJson": 400,
  "request.tooLarge": 413,
  "request.noFile": 422,
  /** A URL that cannot be decoded, such as one with `%ff`. */
  "request.address": 400,
  /** The URL exists, but does not accept this method. */
  "request.method": 405,
  "idempotency.missing": 400,
  "idempotency.reused": 409,
  "access.host": 421,
  "access.origin": 403,
  "access.signInNeeded": 401,
  "access.wrongPassword": 401,
  "access.token": 401,
  "access.notAllowed": 403,
  "access.tooManyAttempts": 429,
  "budget.exceeded": 402,
  "budget.ofToken": 402,
  "budget.unknownPrice": 402,
  "budget.otherCurrency": 402,
  "cancel.tooLate": 409,
  "cancel.unanswered": 502,
  "retry.notEnded": 409,
  notFound: 404,
  "asset.damaged": 410,
  "copy.format": 409,
  "range.unsatisfiable": 416,
  "recipe.none": 422,
  "recipe.unreadable": 422,
  "export.empty": 422,
  "export.expired": 410,
  "storage.full": 507,
  "storage.readOnly": 507,
  "storage.busy": 503,
  "storage.away": 503,
  "storage.failed": 507,
  "storage.unreachable": 503,
  "storage.refused": 507,
  "studio.closing": 503,
  internal: 500,
} as const;
export type ErrorCode = keyof typeof errorStatuses;

const fieldErrorSchema = z.object({
  /** Where in the request, such as `inputs.0.boxes.2` or `file.0`. */
  path: z.string(),
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** An error answer: `application/problem+json`, RFC 9457. */
export const problemDetailsSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  errors: z.array(fieldErrorSchema).optional(),
});
export type ProblemDetails = z.infer<typeof problemDetailsSchema>;
