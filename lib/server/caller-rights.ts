import "server-only";
import { mayDo, type ProgramRole, type Right, type Role } from "@/lib/core/access/rights";
import type { TokenBudget } from "@/lib/core/api/token";
import { type Refusal, refuse } from "./refusal";

/** A program that calls with a token, and what the token limits it to. */
export interface Program {
  /** The token's. */
  id: string;
  role: ProgramRole;
  /** Ids of the only models that it may run; null: all. */
  models: readonly string[] | null;
  budget: TokenBudget | null;
  /** Milliseconds since 1970. */
  expiresAt: number | null;
}

/** Who orders a run: a program, or undefined for somebody in the studio. */
export type Orderer = Program | undefined;

/** Who makes a call. Whoever is in the studio owns it. */
export interface Caller {
  /** Missing where nobody has been asked who they are. */
  role?: Role;
  program?: Program;
}

export const inStudio: Caller = { role: "owner" };
export const nobody: Caller = {};

export function refuseUnlessMay(
  { role }: Caller,
  right: Right,
): Refusal<"access.notAllowed"> | undefined {
  return role && mayDo(role, right) ? undefined : refuse("access.notAllowed");
}

/** Refuses a model that the orderer may not run. */
export function refuseModel(
  orderer: Orderer,
  model: string,
): Refusal<"request.invalid"> | undefined {
  if (!orderer?.models || orderer.models.includes(model)) return undefined;
  const params = { model, allowed: orderer.models.join(", ") };
  return refuse("request.invalid", [{ path: "model", code: "model.notAllowed", params }]);
}
