import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import type { studioApi } from "../support/studio-api";

/** Queues a run of words alone and gives its id. */
export async function queueRun(
  api: ReturnType<typeof studioApi>,
  model: string,
  parameters: Record<string, unknown>,
  key: string,
): Promise<string> {
  const request = { model, prompt: `a lighthouse, ${key}`, inputs: [], parameters };
  const response = await api.generate(request, key);
  return generationEnvelopeSchema.parse(await response.json()).generation.id;
}
