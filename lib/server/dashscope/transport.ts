import "server-only";

/** Faults of a connection that happen before the first byte of a request is on its way. */
const beforeSending = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/**
 * Whether a failed fetch certainly never reached upstream. Only then may a creation be sent again
 * without asking: a reset or a time-out after that is ambiguous.
 */
export function wasNeverSent(error: unknown): boolean {
  return codesOf(error).some((code) => beforeSending.has(code));
}

/** The codes of an error and its causes; a name with several addresses fails once for each. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  if (error instanceof AggregateError && own.length === 0) {
    const each = error.errors.map(codesOf);
    // One address that got as far as sending is enough to make the whole call ambiguous.
    return each.every((codes) => codes.some((code) => beforeSending.has(code))) ? each.flat() : [];
  }
  return [...own, ...codesOf(error.cause)];
}
