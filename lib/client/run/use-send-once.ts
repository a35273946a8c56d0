"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { v7 as uuidv7 } from "uuid";
import { receiveGeneration } from "@/lib/client/live/receive";
import { callApi } from "@/lib/client/queries/api";
import { generationEnvelopeSchema, type RunRequest } from "@/lib/core/api/generation";
import { noteSeed } from "./seeds";

/** For mutations that run something: only a person may repeat a paid call, even offline. */
export const paidMutation = { retry: false, networkMode: "always" } as const;

/** A request as it is sent, and sent again. */
export interface KeyedRequest {
  /** Tells one run from another. */
  wish: string;
  body: string;
  key: string;
}

/**
 * Sends requests to run. Retrying after a missing answer sends the same request with the same key,
 * so that the server recognises the run.
 */
export function useSendOnce() {
  const client = useQueryClient();
  /** The last call that had no successful answer. */
  const unanswered = useRef<KeyedRequest>(undefined);

  return {
    /** The call for the current wish; builds a request only if the wish is new. */
    callFor(wish: string, requestOf: () => RunRequest): KeyedRequest {
      if (unanswered.current?.wish === wish) return unanswered.current;
      return { wish, body: JSON.stringify(requestOf()), key: uuidv7() };
    },
    async send(call: KeyedRequest): Promise<void> {
      try {
        const { generation } = await callApi("/api/generations", generationEnvelopeSchema, {
          method: "POST",
          headers: { "Content-Type": "application/json", "Idempotency-Key": call.key },
          body: call.body,
        });
        if (unanswered.current?.key === call.key) unanswered.current = undefined;
        noteSeed(generation.request.parameters.seed);
        receiveGeneration(client, generation);
      } catch (error) {
        unanswered.current = call;
        throw error;
      }
    },
  };
}
