import "server-only";
import { v7 as uuidv7 } from "uuid";
import {
  type AccessToken,
  type TokenChange,
  type TokenRequest,
  tokenSchema,
} from "@/lib/core/api/token";
import { changeToken, insertToken, listTokenRows, type TokenRow } from "@/lib/server/db/token-rows";
import { newSecret, programOf } from "@/lib/server/http/token";
import { type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { spentOf } from "@/lib/server/use-cases/generations/spend";

/** Newest first, with those that were revoked. */
export async function listTokens(studio: Studio): Promise<AccessToken[]> {
  const rows = await listTokenRows(studio.database);
  return Promise.all(rows.map((row) => present(studio, row)));
}

/** Makes a token. Nobody can read its secret again. Refused if it names a model that is not there. */
export async function createToken(
  studio: Studio,
  asked: TokenRequest,
): Promise<{ token: AccessToken; secret: string } | Refusal<"request.invalid">> {
  const refusal = refuseUnknownModels(studio, asked);
  if (refusal) return refusal;
  const { secret, hash, start } = newSecret();
  const row: TokenRow = {
    id: uuidv7(),
    name: asked.name,
    secret_hash: hash,
    start,
    role: asked.role,
    models: asked.models && JSON.stringify(asked.models),
    budget: asked.budget && JSON.stringify(asked.budget),
    created_at: Date.now(),
    expires_at: asked.expiresAt === null ? null : Date.parse(asked.expiresAt),
    last_used_at: null,
    revoked_at: null,
  };
  await insertToken(studio.database, row);
  return { token: await present(studio, row), secret };
}

/** Renames a token, revokes it, which also ends its streams of events, or gives it back. */
export async function reviseToken(
  studio: Studio,
  id: string,
  { name, isRevoked }: TokenChange,
): Promise<AccessToken | Refusal<"notFound">> {
  const row = await changeToken(studio.database, id, {
    ...(name === undefined ? {} : { name }),
    ...(isRevoked === undefined ? {} : { revoked_at: isRevoked ? Date.now() : null }),
  });
  if (!row) return refuse("notFound");
  if (isRevoked) await studio.live.endSession(id);
  return present(studio, row);
}

function refuseUnknownModels(
  studio: Studio,
  { models }: TokenRequest,
): Refusal<"request.invalid"> | undefined {
  const faults = (models ?? []).flatMap((model, index) => {
    if (studio.models.some(({ id }) => id === model)) return [];
    return [{ path: `models.${index}`, code: "model.unknown", params: { model } }];
  });
  return faults.length > 0 ? refuse("request.invalid", faults) : undefined;
}

async function present(studio: Studio, row: TokenRow): Promise<AccessToken> {
  const { role, models, budget } = programOf(row);
  const at = (time: number) => new Date(time).toISOString();
  return tokenSchema.parse({
    id: row.id,
    name: row.name,
    start: row.start,
    role,
    models,
    budget,
    createdAt: at(row.created_at),
    expiresAt: row.expires_at === null ? null : at(row.expires_at),
    ...(row.last_used_at === null ? {} : { lastUsedAt: at(row.last_used_at) }),
    ...(row.revoked_at === null ? {} : { revokedAt: at(row.revoked_at) }),
    spent: await spentOf(studio, studio.database, row.id, budget?.per ?? "ever"),
  });
}
