import "server-only";
import { createHash } from "node:crypto";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { stackTextOf } from "@/lib/core/library/stack";

/** Equal for requests that differ only by seed and count. */
export function stackKeyOf(request: GenerationRequest): string {
  return createHash("sha256").update(stackTextOf(request)).digest("base64url").slice(0, 22);
}
