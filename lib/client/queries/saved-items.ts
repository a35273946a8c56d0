"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type SavedContent,
  type SavedKind,
  savedItemEnvelopeSchema,
  savedItemsSchema,
} from "@/lib/core/api/saved-item";
import { type ApiProblem, callApi } from "./api";
import { askAfresh } from "./ask-afresh";

const savedItemsQuery = (kind: SavedKind) =>
  queryOptions({
    queryKey: ["saved-items", kind],
    queryFn: async () => (await callApi(`/api/saved-items?kind=${kind}`, savedItemsSchema)).items,
  });

const body = (method: string, value: unknown): RequestInit => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(value),
});

const change = (path: string, init: RequestInit) =>
  callApi(`/api/saved-items${path}`, savedItemEnvelopeSchema, init);

/** The saved items of one kind, and the actions on them. */
export function useSavedItems(kind: SavedKind) {
  const client = useQueryClient();
  const { data: items, isError } = useQuery(savedItemsQuery(kind));
  const onSuccess = () => askAfresh(client, { queryKey: savedItemsQuery(kind).queryKey });
  const options = { onSuccess };
  return {
    /** Undefined until loaded. */
    items,
    isError,
    save: useMutation<unknown, ApiProblem, { name: string; content: SavedContent }>({
      mutationFn: (given) => change("", body("POST", given)),
      ...options,
    }),
    rename: useMutation<unknown, ApiProblem, { id: string; name: string }>({
      mutationFn: ({ id, name }) => change(`/${id}`, body("PATCH", { name })),
      ...options,
    }),
    trash: useMutation<unknown, ApiProblem, string>({
      mutationFn: (id) => change(`/${id}`, { method: "DELETE" }),
      ...options,
    }),
    restore: useMutation<unknown, ApiProblem, string>({
      mutationFn: (id) => change(`/${id}/restore`, { method: "POST" }),
      ...options,
    }),
  };
}
