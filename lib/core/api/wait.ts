import { z } from "zod";
import { ownWaitSchema } from "../generation/wait/own-waits";

/** How long the active endpoint's runs took, by kind; kinds with few runs are missing. */
export const waitsSchema = z.object({ waits: z.array(ownWaitSchema) });
export type Waits = z.infer<typeof waitsSchema>;
