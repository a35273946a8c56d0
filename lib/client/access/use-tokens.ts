"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { type ApiProblem, callApi } from "@/lib/client/queries/api";
import { askAfresh } from "@/lib/client/queries/ask-afresh";
import {
  type TokenChange,
  type TokenRequest,
  tokenCreatedSchema,
  tokenEnvelopeSchema,
  tokensSchema,
} from "@/lib/core/api/token";

const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: async () => (await callApi("/api/tokens", tokensSchema)).items,
  // Programs use them meanwhile, which no event tells.
  staleTime: 0,
});

const send = <Schema extends z.ZodType>(
  method: string,
  path: string,
  schema: Schema,
  body: object,
) =>
  callApi(path, schema, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/** The tokens of programs, and the acts on them. */
export function useTokens() {
  const client = useQueryClient();
  const { data: tokens, isError } = useQuery(tokensQuery);
  const onSuccess = () => askAfresh(client, { queryKey: tokensQuery.queryKey });
  return {
    /** Undefined until loaded. */
    tokens,
    isError,
    create: useMutation<z.infer<typeof tokenCreatedSchema>, ApiProblem, TokenRequest>({
      mutationFn: (asked) => send("POST", "/api/tokens", tokenCreatedSchema, asked),
      onSuccess,
    }),
    change: useMutation<unknown, ApiProblem, { id: string; change: TokenChange }>({
      mutationFn: ({ id, change }) =>
        send("PATCH", `/api/tokens/${id}`, tokenEnvelopeSchema, change),
      onSuccess,
    }),
  };
}
