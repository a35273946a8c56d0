"use client";

import { useModels } from "@/lib/client/queries/service";

/** A model's title; its id if the catalog no longer has it. */
export function useModelTitle(): (id: string) => string {
  const models = useModels();
  return (id) => models.find((model) => model.id === id)?.title ?? id;
}
