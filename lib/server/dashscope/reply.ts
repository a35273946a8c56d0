import "server-only";

/** The parts of an HTTP answer that the studio reads. */
export interface Reply {
  status: number;
  /** From `Retry-After`, in seconds; undocumented, but seen. */
  retryAfterMs: number | undefined;
  text: string;
}
