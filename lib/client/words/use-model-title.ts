"use client";

import { useModels } from "@/lib/client/queries/service";

/** What a model is called; its id where the catalog does not know it any more. */
export function useModelTitle(): (id: string) => string {
  const models = useModels();
  return (id) => models.find((model) => model.id === id)?.title ?? id;
}
