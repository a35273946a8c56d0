import { z } from "zod";
import { amountsSchema } from "../generation/money";

/** What the runs of the active endpoint have cost, by currency. Days and months are the server's. */
export const spendSchema = z.object({
  today: amountsSchema,
  month: amountsSchema,
  /** At most so much a day; missing where no budget is set. */
  dailyBudget: amountsSchema.optional(),
});
export type Spend = z.infer<typeof spendSchema>;
