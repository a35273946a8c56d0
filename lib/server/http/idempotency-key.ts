import "server-only";
import { ApiError } from "./api-error";

/**
 * The key under which a call that spends money may be repeated without spending twice.
 * @throws ApiError `idempotency.missing` when it is absent or longer than 200 characters
 */
export function idempotencyKeyOf(request: Request): string {
  const key = request.headers.get("idempotency-key")?.trim() ?? "";
  if (key === "" || key.length > 200) throw new ApiError("idempotency.missing");
  return key;
}
