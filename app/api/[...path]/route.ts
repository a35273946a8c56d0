import { handler } from "@/lib/server/http/handler";
import { refuse } from "@/lib/server/refusal";

/** Every URL below /api that no other route has. */
const nothing = handler(async () => refuse("notFound"), { needs: "look" });

export const GET = nothing;
export const POST = nothing;
export const PUT = nothing;
export const PATCH = nothing;
export const DELETE = nothing;
