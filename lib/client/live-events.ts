"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type LiveEvent, liveEventSchema } from "@/lib/core/api/live-event";
import { receiveAsset, receiveGeneration } from "./queries";

/**
 * Feeds the query cache from the server's events while the page is open. Whenever the stream opens
 * everything is asked for once. Says whether it is connected.
 */
export function useLiveEvents(): { isConnected: boolean } {
  const client = useQueryClient();
  const [isConnected, setConnected] = useState(true);

  useEffect(() => {
    const source = new EventSource("/api/events");

    const receive = (message: MessageEvent<string>) => {
      const event = parse(message.data);
      if (event?.type === "generation") receiveGeneration(client, event.generation);
      if (event?.type === "asset") receiveAsset(client, event.asset);
    };
    source.addEventListener("generation", receive);
    source.addEventListener("asset", receive);
    source.addEventListener("open", () => {
      setConnected(true);
      // What happened between the first answers, or the break, and this moment was not heard.
      void client.invalidateQueries();
    });
    source.addEventListener("error", () => setConnected(false));
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
