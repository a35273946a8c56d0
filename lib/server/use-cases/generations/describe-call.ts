import "server-only";
import type { GenerationRequest } from "@/lib/core/generation/request";
import type { UpstreamCall } from "@/lib/core/request-code/upstream-call";
import { plainBody } from "@/lib/server/engine/outgoing";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { modelOfValid } from "./create-generation";

/**
 * The call that a request would make, with its images inline as data. Sends nothing. A refusal
 * names each broken rule.
 */
export async function describeCall(
  studio: Studio,
  request: GenerationRequest,
): Promise<UpstreamCall | Refusal<"request.invalid" | "notFound">> {
  const model = await modelOfValid(studio, request);
  if (isRefusal(model)) return model;
  const call = model.calls.asynchronous ?? model.calls.synchronous;
  const body = call && (await plainBody(studio, request, model, call));
  if (!call || !body) return refuse("notFound");
  return {
    url: `${studio.endpoint.baseUrl}${call.path}`,
    isAsynchronous: model.calls.asynchronous !== undefined,
    body: { ...body },
  };
}
