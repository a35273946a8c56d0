"use client";

import { type Query, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { reloadBrokenImages } from "@/lib/client/browser/broken-images";
import { onComeback, tellConnection } from "@/lib/client/browser/connection";
import { followLiveEvents } from "./live-connection";
import { receiveEvent } from "./receive";

/**
 * Feeds the query cache from the server's events while the page is open. If events may have been
 * missed, everything is fetched again once; what failed meanwhile is fetched when the server is back.
 */
export function useLiveEvents(): void {
  const client = useQueryClient();

  useEffect(
    () =>
      followLiveEvents({
        onEvent: (event) => receiveEvent(client, event),
        onReset: () => void client.invalidateQueries(),
        onConnection: tellConnection,
      }),
    [client],
  );
  useEffect(
    () =>
      onComeback(() => {
        const hasFailed = { predicate: ({ state }: Query) => state.status === "error" };
        void client.invalidateQueries(hasFailed);
        reloadBrokenImages();
      }),
    [client],
  );
}
