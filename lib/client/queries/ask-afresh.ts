import type { QueryClient, QueryFilters } from "@tanstack/react-query";

/**
 * Fetches changed data again, canceling requests in flight: they may have been answered before the
 * change, and the first answer ever would otherwise count as the new one.
 */
export async function askAfresh(client: QueryClient, filters: QueryFilters): Promise<void> {
  await client.cancelQueries(filters);
  await client.invalidateQueries(filters);
}
