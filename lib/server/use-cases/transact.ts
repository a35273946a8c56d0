import "server-only";
import type { Database } from "@/lib/server/db/database";
import { isRefusal } from "@/lib/server/refusal";

/** Does work in a transaction; if it refuses or throws, everything is undone. */
export async function transact<Result>(
  database: Database,
  work: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  const transaction = await database.startTransaction().execute();
  try {
    const result = await work(transaction);
    await (isRefusal(result) ? transaction.rollback() : transaction.commit()).execute();
    return result;
  } catch (error) {
    if (!transaction.isRolledBack) await transaction.rollback().execute();
    throw error;
  }
}
