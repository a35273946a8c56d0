"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { v7 as uuidv7 } from "uuid";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { callApi } from "./api";
import { receiveGeneration } from "./queries";
import { noteSeed } from "./seeds";

/** For mutations that run something: a paid call is repeated only by a person, also offline. */
export const paidMutation = { retry: false, networkMode: "always" } as const;

/**
 * Sends requests to be run. Sending again after an answer that never came sends the same with the
 * same key, so that the server can tell that it is the same run.
 */
export function useSendOnce() {
  const client = useQueryClient();
  const unanswered = useRef<{ wish: string; body: string; key: string }>(undefined);

  /** @param wish tells one run from another; the request is made only for a new one */
  return async (wish: string, requestOf: () => GenerationRequest): Promise<void> => {
    if (unanswered.current?.wish !== wish) {
      unanswered.current = { wish, body: JSON.stringify(requestOf()), key: uuidv7() };
    }
    const { body, key } = unanswered.current;
    const { generation } = await callApi("/api/generations", generationEnvelopeSchema, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": key },
      body,
    });
    noteSeed(generation.request.parameters.seed);
    unanswered.current = undefined;
    receiveGeneration(client, generation);
  };
}
