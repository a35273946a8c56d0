import { expect } from "vitest";
import type { z } from "zod";
import {
  type BatchEnvelope,
  batchEnvelopeSchema,
  type batchPatchRequestSchema,
  batchPlanSchema,
} from "@/lib/core/api/batch";
import type { Generation } from "@/lib/core/api/generation";
import { isOpen } from "@/lib/core/generation/status";
import { studioApi } from "./studio-api";

/** A studio's comparisons, as an API client uses them. */
export function batchApi(url: string) {
  const api = studioApi(url);
  const read = async (response: Response, status = 200): Promise<BatchEnvelope> => {
    const body = await response.json();
    expect([response.status, body.errors]).toEqual([status, undefined]);
    return batchEnvelopeSchema.parse(body);
  };

  return {
    ...api,
    async plan(body: object) {
      const response = await api.post("/api/batches/plan", body);
      const answer = await response.json();
      expect([response.status, answer.errors]).toEqual([200, undefined]);
      return batchPlanSchema.parse(answer);
    },
    askBatch: (body: object, key: string) =>
      api.post("/api/batches", { name: "x", ...body }, { "Idempotency-Key": key }),
    async createBatch(body: object, key: string) {
      return read(await this.askBatch(body, key), 202);
    },
    batch: async (id: string) => read(await api.get(`/api/batches/${id}`)),
    change: async (id: string, patch: z.input<typeof batchPatchRequestSchema>) =>
      read(
        await fetch(`${url}/api/batches/${id}`, {
          method: "PATCH",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(patch),
        }),
      ),
    cancelBatch: async (id: string) => read(await api.post(`/api/batches/${id}/cancel`, {})),
    retryBatch: async (id: string, body: object, key: string) =>
      read(await api.post(`/api/batches/${id}/retry`, body, { "Idempotency-Key": key }), 202),
    extendBatch: async (id: string, body: object) =>
      read(await api.post(`/api/batches/${id}/extend`, body), 202),
    /** Polls without a limit of its own. */
    async untilBatch(id: string, isWanted: (envelope: BatchEnvelope) => boolean) {
      for (;;) {
        const envelope = await this.batch(id);
        if (isWanted(envelope)) return envelope;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    untilBatchEnded(id: string) {
      return this.untilBatch(id, ({ generations }) =>
        generations.every(({ status }) => !isOpen(status)),
      );
    },
  };
}

/** The runs of the cells, in the cells' order. */
export function runsOf({ batch, generations }: BatchEnvelope): (Generation | undefined)[] {
  return batch.cells.map(({ generationId }) => generations.find(({ id }) => id === generationId));
}

export const statusesOf = (envelope: BatchEnvelope) =>
  runsOf(envelope).map((run) => run?.status ?? "none");

const valuesOf = <Value>(values: Value[]) => values.map((value) => ({ value }));
export const seeds = (...values: number[]) => ({ kind: "seed", values: valuesOf(values) });
export const sizes = (...values: string[]) => ({ kind: "size", values: valuesOf(values) });
export const modelsOf = (...values: string[]) => ({ kind: "model", values: valuesOf(values) });
export const prompts = (...values: string[]) => ({ kind: "prompt", values: valuesOf(values) });
