"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { followLiveEvents } from "./live-connection";
import { receiveEvent } from "./receive";

/**
 * Feeds the query cache from the server's events while the page is open. If events may have been
 * missed, everything is fetched again once. Returns whether it is connected.
 */
export function useLiveEvents(): { isConnected: boolean } {
  const client = useQueryClient();
  const [isConnected, setConnected] = useState(true);

  useEffect(
    () =>
      followLiveEvents({
        onEvent: (event) => receiveEvent(client, event),
        onReset: () => void client.invalidateQueries(),
        onConnection: setConnected,
      }),
    [client],
  );

  return { isConnected };
}
