import { z } from "zod";
import { programRoleSchema } from "../access/rights";

const nameSchema = z.string().trim().min(1).max(100);
const amountSchema = z.record(z.string().regex(/^[A-Z]{3}$/), z.number().min(0).max(1_000_000));

/** The most that a program's runs may cost, by currency: each day, each month, or ever. */
export const tokenBudgetSchema = z.strictObject({
  amounts: amountSchema.refine((amounts) => Object.keys(amounts).length > 0),
  per: z.enum(["day", "month", "ever"]),
});
export type TokenBudget = z.infer<typeof tokenBudgetSchema>;

const limitsShape = {
  role: programRoleSchema,
  /** The only models that it may run, by id; null: all. */
  models: z.array(z.string().min(1).max(100)).min(1).max(50).nullable(),
  budget: tokenBudgetSchema.nullable(),
  /** When it stops working, ISO 8601; null: never. */
  expiresAt: z.iso.datetime().nullable(),
};

/** An access token for a program, which sends it as `Authorization: Bearer …`. */
export const tokenSchema = z.object({
  ...limitsShape,
  id: z.uuid(),
  name: nameSchema,
  /** The first characters of its secret, to tell tokens apart. */
  start: z.string(),
  createdAt: z.iso.datetime(),
  /** To the minute; missing if nobody has used it. */
  lastUsedAt: z.iso.datetime().optional(),
  revokedAt: z.iso.datetime().optional(),
  /** What its runs have cost in the budget's time, and may still: counted against the budget. */
  spent: z.record(z.string(), z.number()),
});
export type AccessToken = z.infer<typeof tokenSchema>;

export const tokensSchema = z.object({ items: z.array(tokenSchema) });
export const tokenEnvelopeSchema = z.object({ token: tokenSchema });
export const tokenRequestSchema = z.strictObject({ ...limitsShape, name: nameSchema });
export type TokenRequest = z.infer<typeof tokenRequestSchema>;

/** The only answer that ever holds the secret. */
export const tokenCreatedSchema = z.object({ token: tokenSchema, secret: z.string() });

export const tokenChangeSchema = z.strictObject({
  name: nameSchema.optional(),
  /** Revoked, it is refused from the next call on. */
  isRevoked: z.boolean().optional(),
});
export type TokenChange = z.infer<typeof tokenChangeSchema>;
