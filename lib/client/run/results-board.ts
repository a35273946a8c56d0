"use client";

import { useQuery } from "@tanstack/react-query";
import { create } from "zustand";
import { keepText } from "@/lib/client/browser/page-storage";
import { boardsQuery } from "@/lib/client/queries/library";
import type { Board } from "@/lib/core/api/library";

/** The board that receives what is run from the form; a user setting, so the browser keeps it. */
const useStore = create<{ boardId: string | undefined }>(() => ({ boardId: undefined }));

export const setResultsBoard = (boardId: string | undefined) => useStore.setState({ boardId });

/** The boards to choose from, and the chosen one unless it is gone. */
export function useResultsBoard(): { boards: Board[]; board: Board | undefined } {
  const { data: boards = [] } = useQuery(boardsQuery);
  const boardId = useStore((state) => state.boardId);
  return { boards, board: boards.find(({ id }) => id === boardId) };
}

const storageKey = "swatchbox.results-board";

/** Restores the choice of the last visit and saves it from then on. */
export function keepResultsBoard(storage: Storage): () => void {
  setResultsBoard(storage.getItem(storageKey) || undefined);
  return useStore.subscribe(({ boardId }) => keepText(storage, storageKey, boardId ?? ""));
}
