import type { AccessToken } from "./token";

export type TokenState = "works" | "revoked" | "ended";

/** @param now milliseconds since 1970 */
export function tokenState(
  { revokedAt, expiresAt }: Pick<AccessToken, "revokedAt" | "expiresAt">,
  now: number,
): TokenState {
  if (revokedAt !== undefined) return "revoked";
  return expiresAt !== null && Date.parse(expiresAt) <= now ? "ended" : "works";
}

/** Those that work first; the rest stay in their order. */
export function withWorkingFirst(tokens: readonly AccessToken[], now: number): AccessToken[] {
  const works = (token: AccessToken) => tokenState(token, now) === "works";
  return [...tokens.filter(works), ...tokens.filter((token) => !works(token))];
}
