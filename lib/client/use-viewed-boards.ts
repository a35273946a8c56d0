"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Board, boardEnvelopeSchema } from "@/lib/core/api/library";
import { type ApiProblem, callApi } from "./api";
import { boardsQuery } from "./queries";

/** The boards, and the way to make one. */
export function useViewedBoards() {
  const client = useQueryClient();
  const { data } = useQuery(boardsQuery);
  const creating = useMutation<Board, ApiProblem, string>({
    mutationFn: async (name) => {
      const { board } = await callApi("/api/boards", boardEnvelopeSchema, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ name }),
      });
      await client.invalidateQueries({ queryKey: boardsQuery.queryKey });
      return board;
    },
  });
  return { boards: data ?? [], create: creating.mutate, problem: creating.error };
}
