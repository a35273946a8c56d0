import { expect, it } from "vitest";
import type { AccessToken } from "@/lib/core/api/token";
import { tokenState, withWorkingFirst } from "@/lib/core/api/token-state";

const now = Date.parse("2026-11-01T00:00:00Z");
const token = (name: string, parts: Partial<AccessToken> = {}): AccessToken => ({
  id: crypto.randomUUID(),
  name,
  start: "swatchbox_abcd",
  role: "designer",
  models: null,
  budget: null,
  createdAt: "2026-10-01T00:00:00Z",
  expiresAt: null,
  spent: {},
  ...parts,
});

it("a token works until its end comes or somebody revokes it", () => {
  expect(tokenState(token("a"), now)).toBe("works");
  expect(tokenState(token("a", { expiresAt: "2026-11-01T00:00:01Z" }), now)).toBe("works");
  expect(tokenState(token("a", { expiresAt: "2026-11-01T00:00:00Z" }), now)).toBe("ended");
  const both = { expiresAt: "2026-10-02T00:00:00Z", revokedAt: "2026-10-01T12:00:00Z" };
  expect(tokenState(token("a", both), now)).toBe("revoked");
});

it("those that work come first, and nobody else changes places", () => {
  const revoked = { revokedAt: "2026-10-02T00:00:00Z" };
  const given = [token("1", revoked), token("2"), token("3", revoked), token("4")];
  expect(withWorkingFirst(given, now).map(({ name }) => name)).toEqual(["2", "4", "1", "3"]);
});
