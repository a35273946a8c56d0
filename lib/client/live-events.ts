"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type LiveEvent, liveEventSchema } from "@/lib/core/api/live-event";
import { receiveAsset, receiveGeneration } from "./queries";

/**
 * Feeds the query cache from the server's events while the page is open. After a break everything
 * is asked for once, because what happened meanwhile was not heard. Says whether it is connected.
 */
export function useLiveEvents(): { isConnected: boolean } {
  const client = useQueryClient();
  const [isConnected, setConnected] = useState(true);

  useEffect(() => {
    const source = new EventSource("/api/events");
    let wasLost = false;

    const receive = (message: MessageEvent<string>) => {
      const event = parse(message.data);
      if (event?.type === "generation") receiveGeneration(client, event.generation);
      if (event?.type === "asset") receiveAsset(client, event.asset);
    };
    source.addEventListener("generation", receive);
    source.addEventListener("asset", receive);
    source.addEventListener("open", () => {
      setConnected(true);
      if (wasLost) void client.invalidateQueries();
      wasLost = false;
    });
    source.addEventListener("error", () => {
      wasLost = true;
      setConnected(false);
    });
    return () => source.close();
  }, [client]);

  return { isConnected };
}

function parse(text: string): LiveEvent | undefined {
  try {
    return liveEventSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
