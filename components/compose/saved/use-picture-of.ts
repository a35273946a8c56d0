"use client";

import { useQuery } from "@tanstack/react-query";
import { generationsQuery } from "@/lib/client/queries/generations";
import type { Generation } from "@/lib/core/api/generation";

/** The newest result of the requests that used something saved: a picture of what it gives. */
export function usePictureOf(): (
  isUsedIn: (request: Generation["request"]) => boolean,
) => string | undefined {
  const { data: generations = [] } = useQuery(generationsQuery);
  return (isUsedIn) =>
    generations.find(({ request, outputs }) => outputs.length > 0 && isUsedIn(request))?.outputs[0]
      ?.urls.thumb;
}
