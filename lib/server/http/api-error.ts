import "server-only";
import type { ErrorCode } from "@/lib/core/api/problem-details";
import { type FieldFault, type Refusal, refuse } from "../refusal";

/**
 * A refusal thrown while a request is still being read; the handler wrapper answers with it. What
 * handlers call returns refusals instead.
 */
export class ApiError extends Error {
  readonly refusal: Refusal;

  constructor(code: ErrorCode, faults: FieldFault[] = []) {
    super(code);
    this.refusal = refuse(code, faults);
  }
}
