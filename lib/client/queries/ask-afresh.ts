import type { QueryClient, QueryFilters } from "@tanstack/react-query";

/**
 * Asks again for what has changed, in place of what is being asked: that may have been answered
 * before the change, and the first answer of all would otherwise count as the new one.
 */
export async function askAfresh(client: QueryClient, filters: QueryFilters): Promise<void> {
  await client.cancelQueries(filters);
  await client.invalidateQueries(filters);
}
