import { z } from "zod";
import { endpointSchema } from "./generation";

/** That the studio works. Where a password is set, only a session is told more than the status. */
export const healthSchema = z.object({
  status: z.literal("ok"),
  version: z.string().optional(),
  endpoint: endpointSchema.optional(),
  database: z.literal("ok").optional(),
  storage: z.literal("ok").optional(),
});

/** A catalog entry as the API returns it: its facts, and the price on the active endpoint. */
export const modelsSchema = z.object({
  endpoint: endpointSchema,
  models: z.array(
    z.looseObject({
      id: z.string(),
      family: z.string(),
      title: z.string(),
      price: z
        .object({
          unitPrice: z.number(),
          currency: z.string(),
          /** Other prices of an image; the first whose conditions hold counts. */
          cases: z
            .array(
              z.object({
                when: z.record(z.string(), z.boolean()).optional(),
                upToPixels: z.number().optional(),
                unitPrice: z.number(),
              }),
            )
            .optional(),
          /** Of one input image, once a call. */
          inputUnitPrice: z.number().optional(),
          source: z.string(),
          asOf: z.string(),
        })
        .nullable(),
    }),
  ),
});
