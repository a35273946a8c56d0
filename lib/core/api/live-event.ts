import { z } from "zod";
import { assetSchema } from "./asset";
import { generationSchema } from "./generation";

/** What the server tells every open page as it happens. */
export const liveEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("generation"), generation: generationSchema }),
  z.object({ type: z.literal("asset"), asset: assetSchema }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;

/** How often the server says that it is there. */
export const heartbeatSeconds = 15;
