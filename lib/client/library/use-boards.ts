"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ApiProblem, callApi } from "@/lib/client/queries/api";
import { askAfresh } from "@/lib/client/queries/ask-afresh";
import { boardsQuery } from "@/lib/client/queries/library";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { type Board, type BoardChange, boardEnvelopeSchema } from "@/lib/core/api/library";
import { act, type LibraryAct } from "./history";
import { useUndoNotice } from "./undo";

type Step = Promise<Board | undefined>;

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
  const tell = useUndoNotice();

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

  /** Makes a call that may be refused, as an act with its way back and forth. */
  const make = async (
    work: () => Promise<Board | undefined>,
    actOf: (board: Board) => { text: string; undo: () => Step; redo: () => Step },
  ): Promise<{ made: LibraryAct | undefined; board: Board | undefined }> => {
    let board: Board | undefined;
    const made = await act(async () => {
      board = await work();
      if (!board) return undefined;
      const { text, undo, redo } = actOf(board);
      const outcomeOf = async (step: Step) => ((await step) ? "done" : "refused");
      return { text, undo: () => outcomeOf(undo()), redo: () => outcomeOf(redo()) };
    });
    return { made, board };
  };
  const remove = (id: string) => call(`/${id}`, body("DELETE"));
  const restore = (id: string) => call(`/${id}/restore`, body("POST"));
  const change = (id: string, to: BoardChange) => call(`/${id}`, body("PATCH", to));

  return {
    /** Undefined until loaded. */
    boards,
    /** Undefined if refused; the user has then been told. */
    create: async (text: string) => {
      const { board } = await make(
        () => call("", body("POST", { name: text })),
        ({ id, name: given }) => ({
          text: t("boardMade", { name: given }),
          undo: () => remove(id),
          redo: () => restore(id),
        }),
      );
      return board;
    },
    rename: ({ id, name: before }: Board, after: string) =>
      make(
        () => change(id, { name: after }),
        () => ({
          text: t("boardRenamed", { name: after }),
          undo: () => change(id, { name: before }),
          redo: () => change(id, { name: after }),
        }),
      ),
    /** Chooses the image that stands for a board; null: its newest one. */
    setCover: async (board: Board, coverId: string | null) => {
      const { id, name: given } = board;
      const before = board.coverId ?? null;
      const { made } = await make(
        () => change(id, { coverId }),
        () => ({
          text: t("boardCover", { name: given }),
          undo: () => change(id, { coverId: before }),
          redo: () => change(id, { coverId }),
        }),
      );
      tell(made);
    },
    /** Removes the board; its images stay. Returns whether it is gone. */
    remove: async ({ id, name: given }: Board) => {
      const { made, board } = await make(
        () => remove(id),
        () => ({
          text: t("boardGone", { name: given }),
          undo: () => restore(id),
          redo: () => remove(id),
        }),
      );
      tell(made);
      return board !== undefined;
    },
  };
}
