import "server-only";
import type { z } from "zod";
import type { modelsSchema } from "@/lib/core/api/service";
import { priceOf } from "@/lib/core/generation/price";
import type { Studio } from "../studio";

/** The catalog, with each model's price on the endpoint in use. */
export function listModels(studio: Studio): z.infer<typeof modelsSchema> {
  return {
    endpoint: studio.endpoint.id,
    models: studio.models.map((model) => ({
      ...model,
      price: priceOf(model, studio.endpoint.id) ?? null,
    })),
  };
}
