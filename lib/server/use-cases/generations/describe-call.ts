import "server-only";
import type { GenerationRequest } from "@/lib/core/generation/request";
import type { UpstreamCall } from "@/lib/core/request-code/upstream-call";
import { plainBody } from "@/lib/server/engine/outgoing";
import { ApiError } from "@/lib/server/http/api-error";
import type { Studio } from "@/lib/server/studio";
import { requireValid } from "./create-generation";

/**
 * The call that a request would make, with its images inline as data. Sends nothing.
 * @throws ApiError `request.invalid` naming each broken rule
 */
export async function describeCall(
  studio: Studio,
  request: GenerationRequest,
): Promise<UpstreamCall> {
  const model = await requireValid(studio, request);
  const call = model.calls.asynchronous ?? model.calls.synchronous;
  const body = call && (await plainBody(studio, request, model, call));
  if (!call || !body) throw new ApiError("notFound");
  return {
    url: `${studio.endpoint.baseUrl}${call.path}`,
    isAsynchronous: model.calls.asynchronous !== undefined,
    body: { ...body },
  };
}
