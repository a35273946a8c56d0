import "server-only";
import type { ErrorCode } from "@/lib/core/api/problem-details";

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

/**
 * Why a use case did not do what was asked, returned in place of its value. Its type names the
 * codes that a caller has to expect. What nobody can expect, such as a failing disk, is thrown.
 */
export interface Refusal<Code extends ErrorCode = ErrorCode> {
  kind: "refusal";
  code: Code;
  faults: FieldFault[];
  /** What the answer to an HTTP request says about it besides, in its head. */
  headers?: Record<string, string>;
}

export const refuse = <Code extends ErrorCode>(
  code: Code,
  faults: FieldFault[] = [],
): Refusal<Code> => ({ kind: "refusal", code, faults });

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "refusal";

/** What is made of a value, or its refusal as it is. */
export function unlessRefused<Value, Code extends ErrorCode, Made>(
  given: Value | Refusal<Code>,
  make: (value: Value) => Made,
): Made | Refusal {
  return isRefusal(given) ? given : make(given);
}
