import "server-only";

/** The code that Node or the system gave an error, such as "ENOENT"; undefined if it has none. */
export function errorCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
