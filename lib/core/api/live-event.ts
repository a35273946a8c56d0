import { z } from "zod";
import { assetSchema } from "./asset";
import { batchSummarySchema } from "./batch";
import { generationSchema } from "./generation";

/** What the server tells every open page as it happens. */
export const liveEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("generation"), generation: generationSchema }),
  z.object({ type: z.literal("asset"), asset: assetSchema }),
  /** Images that were deleted for good. */
  z.object({
    type: z.literal("assetsGone"),
    assetIds: z.array(z.uuid()),
    /** The places in the library that they had. */
    orderKeys: z.array(z.int()).default([]),
  }),
  /** Boards were created, removed or renamed; fetch them again. */
  z.object({ type: z.literal("boards") }),
  /** It or one of its runs has changed; pages that show its cells compare the revision. */
  z.object({ type: z.literal("batch"), batch: batchSummarySchema }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;

/** How often the server signals that it is alive. */
export const heartbeatSeconds = 15;
