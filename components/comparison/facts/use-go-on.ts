"use client";

import { useCompared } from "@/components/comparison/pane/compared";
import { useTakeUp } from "@/lib/client/library/take-up";
import { winnerOf } from "@/lib/core/comparison-view/decisions";

/** Takes up the request of the image that won; undefined if none has won, or it has no request. */
export function useGoOn(): (() => void) | undefined {
  const { images, decisions } = useCompared();
  const { takeAllOf } = useTakeUp();
  const ids = images.map(({ id }) => id);
  const winnerId = winnerOf(ids, decisions);
  const request = images.find(({ id }) => id === winnerId)?.generation?.request;
  return request && winnerId ? () => takeAllOf(winnerId, request) : undefined;
}
