import "server-only";

/** An HTTP answer as far as anybody looks at it. */
export interface Reply {
  status: number;
  /** From `Retry-After`, which is undocumented but was seen, in seconds. */
  retryAfterMs: number | undefined;
  text: string;
}
