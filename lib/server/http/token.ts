import "server-only";
import { randomBytes } from "node:crypto";
import { programRoleSchema } from "@/lib/core/access/rights";
import type { Program } from "../caller-rights";
import type { Database } from "../db/database";
import { storedModels, storedTokenBudget } from "../db/stored-json";
import { findTokenBySecret, noteTokenUse, type TokenRow } from "../db/token-rows";
import { sha256 } from "../sha256";

/** Tells people and secret scanners what they have found. */
const secretStart = "swatchbox_";
const shownLength = secretStart.length + 4;
const notedEveryMs = 60_000;

/** 256 random bits; the database keeps their hash only. */
export function newSecret() {
  const secret = `${secretStart}${randomBytes(32).toString("base64url")}`;
  return { secret, hash: sha256(secret), start: secret.slice(0, shownLength) };
}

/** What a request carries as `Authorization: Bearer …`; undefined if nothing. */
export function bearerOf(request: Request): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1];
}

/**
 * The secret of a token that a request carries. Whatever else it carries, such as a key of DashScope's from
 * a client that talks to both, is nothing to the studio.
 */
export function secretOf(request: Request): string | undefined {
  const given = bearerOf(request);
  return given?.startsWith(secretStart) ? given : undefined;
}

/** The program that has a secret, unless its token was revoked or has expired. */
export async function readProgram(
  database: Database,
  secret: string,
): Promise<Program | undefined> {
  const row = await findTokenBySecret(database, sha256(secret));
  const now = Date.now();
  if (!row || row.revoked_at !== null) return undefined;
  if (row.expires_at !== null && row.expires_at <= now) return undefined;
  const notedBefore = now - notedEveryMs;
  if ((row.last_used_at ?? 0) < notedBefore) {
    await noteTokenUse(database, row.id, now, notedBefore);
  }
  return programOf(row);
}

export function programOf(row: TokenRow): Program {
  return {
    id: row.id,
    role: programRoleSchema.parse(row.role),
    models: row.models === null ? null : storedModels(row.models),
    budget: row.budget === null ? null : storedTokenBudget(row.budget),
    expiresAt: row.expires_at,
  };
}
