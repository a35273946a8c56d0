import "server-only";
import { ApiError } from "./api-error";

/**
 * The key that lets a paid call be repeated without paying twice.
 * @throws ApiError `idempotency.missing` if it is absent or longer than 200 characters
 */
export function idempotencyKeyOf(request: Request): string {
  const key = request.headers.get("idempotency-key")?.trim() ?? "";
  if (key === "" || key.length > 200) throw new ApiError("idempotency.missing");
  return key;
}
