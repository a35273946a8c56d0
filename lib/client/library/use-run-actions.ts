"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { receiveGeneration } from "@/lib/client/live/receive";
import { ApiProblem, callApi } from "@/lib/client/queries/api";
import { generationQuery } from "@/lib/client/queries/generations";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { type Generation, generationEnvelopeSchema } from "@/lib/core/api/generation";
import { act, type LibraryAct, outcomeOf, type StepOutcome } from "./history";
import { useUndoNotice } from "./undo";

/** The actions on runs that ended without an image, each of which can be undone. */
export function useRunActions() {
  const t = useTranslations("library.done");
  const client = useQueryClient();
  const { text: errorText } = useErrorText();
  const tell = useUndoNotice();

  /** Makes a call for each run, and gives those it was made for. */
  const callAll = async (ids: string[], way: "dismiss" | "restore") => {
    const done: string[] = [];
    try {
      for (const id of ids) {
        const path = `/api/generations/${id}/${way}`;
        const { generation } = await callApi(path, generationEnvelopeSchema, { method: "POST" });
        receiveGeneration(client, generation);
        done.push(id);
      }
      return { done };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showNotice({ text: errorText(error.code) });
      return { done, problem: error };
    }
  };
  const again = async (ids: string[], way: "dismiss" | "restore"): Promise<StepOutcome> => {
    const { problem } = await callAll(ids, way);
    return problem ? outcomeOf(problem) : "done";
  };

  return {
    /** Takes the runs off the screen; their records stay. */
    dismiss: async (runs: Generation[]): Promise<void> => {
      const made = await act(async (): Promise<LibraryAct | undefined> => {
        // A second press, or one on another image of the run, finds it already dismissed.
        const ids = [...new Set(runs.map(({ id }) => id))].filter(
          (id) => client.getQueryData(generationQuery(id).queryKey)?.dismissedAt === undefined,
        );
        const { done } = await callAll(ids, "dismiss");
        if (done.length === 0) return undefined;
        return {
          text: t("dismissed", { count: done.length }),
          undo: () => again(done, "restore"),
          redo: () => again(done, "dismiss"),
        };
      });
      tell(made);
    },
  };
}
