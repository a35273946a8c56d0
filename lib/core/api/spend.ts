import { z } from "zod";
import { amountsSchema } from "../generation/money";

/** What the active endpoint's runs have cost, by currency. Days and months are the server's. */
export const spendSchema = z.object({
  today: amountsSchema,
  month: amountsSchema,
  /** The most to spend per day; missing if no budget is set. */
  dailyBudget: amountsSchema.optional(),
});
export type Spend = z.infer<typeof spendSchema>;
