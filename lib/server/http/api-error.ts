import "server-only";
import { type ErrorCode, errorStatuses } from "@/lib/core/api/problem-details";

/** A fault of one field: a path, a code that has a message in every language, and its numbers. */
export interface FieldFault {
  path: string;
  code: string;
  params: Record<string, string | number>;
  /** Words that exist only in one language, such as a schema's; else the message files decide. */
  message?: string;
}

/** An answer other than success, thrown by use-cases and turned into problem+json by the wrapper. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly faults: FieldFault[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, faults: FieldFault[] = [], retryAfterSeconds?: number) {
    super(code);
    this.code = code;
    this.faults = faults;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): number {
    return errorStatuses[this.code];
  }
}
