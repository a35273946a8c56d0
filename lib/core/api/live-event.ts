import { z } from "zod";
import { assetSchema } from "./asset";
import { batchSummarySchema } from "./batch";
import { generationSchema } from "./generation";

/** What the server tells every open page as it happens. */
export const liveEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("generation"), generation: generationSchema }),
  z.object({ type: z.literal("asset"), asset: assetSchema }),
  /** Images that left the trash for good. */
  z.object({ type: z.literal("assetsGone"), assetIds: z.array(z.uuid()) }),
  /** Boards came, went or were named anew; ask for them. */
  z.object({ type: z.literal("boards") }),
  /** It has changed, or one of its runs has: whoever looks at its cells compares the revision. */
  z.object({ type: z.literal("batch"), batch: batchSummarySchema }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;

/** How often the server says that it is there. */
export const heartbeatSeconds = 15;
