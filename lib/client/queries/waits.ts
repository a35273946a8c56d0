import { queryOptions, useQuery } from "@tanstack/react-query";
import { waitsSchema } from "@/lib/core/api/wait";
import type { OwnWait } from "@/lib/core/generation/wait/own-waits";
import { callApi } from "./api";
import { keptLive } from "./kept-live";

export const waitsQuery = queryOptions({
  queryKey: ["waits"],
  queryFn: () => callApi("/api/waits", waitsSchema),
  // Without them there is the documents' figure.
  retry: false,
  ...keptLive,
});

const none: OwnWait[] = [];

/** How long the studio's own runs took, by kind; none until known. */
export function useOwnWaits(): OwnWait[] {
  return useQuery(waitsQuery).data?.waits ?? none;
}
