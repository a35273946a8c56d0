"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { receiveBatch } from "@/lib/client/live/receive";
import { ApiProblem, callApi } from "@/lib/client/queries/api";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { type BatchSummary, batchSummaryEnvelopeSchema } from "@/lib/core/api/batch";
import { act, outcomeOf, type StepOutcome } from "./history";
import { useUndoNotice } from "./undo";

/** What is done to whole batches, each of which can be undone like the library's acts. */
export function useBatchActs() {
  const t = useTranslations("library.done");
  const client = useQueryClient();
  const { joined } = useErrorText();
  const tell = useUndoNotice();

  const call = async (path: string, init: RequestInit): Promise<StepOutcome> => {
    try {
      const { batch } = await callApi(`/api/batches/${path}`, batchSummaryEnvelopeSchema, init);
      receiveBatch(client, batch);
      return "done";
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showNotice({ text: joined(error) });
      return outcomeOf(error);
    }
  };
  const remove = (id: string) => call(id, { method: "DELETE" });
  const restore = (id: string) => call(`${id}/restore`, { method: "POST" });

  return {
    /** Deletes a batch; its images stay. Returns whether it is gone. */
    remove: async ({ id, name }: Pick<BatchSummary, "id" | "name">): Promise<boolean> => {
      const made = await act(async () => {
        if ((await remove(id)) !== "done") return undefined;
        return {
          text: t("comparisonGone", { name }),
          undo: () => restore(id),
          redo: () => remove(id),
        };
      });
      tell(made);
      return made !== undefined;
    },
  };
}
