import { ApiError } from "@/lib/server/http/api-error";
import { handler } from "@/lib/server/http/handler";

/** Every URL below /api that no other route has. */
const nothing = handler(async () => {
  throw new ApiError("notFound");
});

export const GET = nothing;
export const POST = nothing;
export const PUT = nothing;
export const PATCH = nothing;
export const DELETE = nothing;
