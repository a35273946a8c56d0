"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ApiProblem, callApi } from "@/lib/client/queries/api";
import { askAfresh } from "@/lib/client/queries/ask-afresh";
import { boardsQuery } from "@/lib/client/queries/library";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { type Board, boardEnvelopeSchema } from "@/lib/core/api/library";

const body = (method: string, value?: unknown): RequestInit => ({
  method,
  ...(value === undefined
    ? {}
    : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) }),
});

/** The boards, and the actions on them. */
export function useBoards() {
  const t = useTranslations("library.done");
  const client = useQueryClient();
  const { joined } = useErrorText();
  const { data: boards } = useQuery(boardsQuery);

  const call = async (path: string, init: RequestInit): Promise<Board | undefined> => {
    try {
      const { board } = await callApi(`/api/boards${path}`, boardEnvelopeSchema, init);
      await askAfresh(client, { queryKey: boardsQuery.queryKey });
      return board;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showNotice({ text: joined(error) });
      return undefined;
    }
  };

  return {
    /** Undefined until loaded. */
    boards,
    /** Undefined if refused; the user has then been told. */
    create: (name: string) => call("", body("POST", { name })),
    rename: (id: string, name: string) => call(`/${id}`, body("PATCH", { name })),
    /** Removes the board; its images stay. */
    remove: async ({ id, name }: Board) => {
      const removed = await call(`/${id}`, body("DELETE"));
      const undo = () => void call(`/${id}/restore`, body("POST"));
      if (removed) showNotice({ text: t("boardGone", { name }), undo });
      return removed !== undefined;
    },
  };
}
