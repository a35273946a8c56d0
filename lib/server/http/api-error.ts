import "server-only";
import { type ErrorCode, errorStatuses } from "@/lib/core/api/problem-details";

/**
 * A fault in one field: its path, a code with a message in every language, and the message's
 * values.
 */
export interface FieldFault {
  path: string;
  code: string;
  params: Record<string, string | number>;
  /**
   * Text that exists in one language only, such as a schema's; by default the message files provide
   * it.
   */
  message?: string;
}

/** An unsuccessful answer. Use cases throw it; the handler wrapper turns it into problem+json. */
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
