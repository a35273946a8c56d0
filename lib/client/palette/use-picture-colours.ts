"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { fetchBlob } from "@/lib/client/browser/fetch-blob";
import { exactPicture } from "./deep-picture";
import { type PaletteExtractor, startPaletteExtractor } from "./palette-extraction";

/** Where a picture comes from: a URL of the studio, or a local file that is not sent anywhere. */
export interface ColourSource {
  key: string;
  name: string;
  source: string | File;
}

/** A picture's colours, found in a worker. The previous ones stay until the next are ready. */
export function usePictureColours(picture: ColourSource | undefined, count: number) {
  const [extractor, setExtractor] = useState<PaletteExtractor>();
  useEffect(() => {
    const started = startPaletteExtractor();
    setExtractor(started);
    return () => started.close();
  }, []);

  const { data, status, fetchStatus, isPlaceholderData } = useQuery({
    queryKey: ["picture-colours", picture?.key, count],
    queryFn: async ({ signal }) => {
      if (!picture || !extractor) return null;
      const source = await contentOf(picture.source, signal);
      return extractor.ask({ source, count });
    },
    enabled: picture !== undefined && extractor !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  const isUnreadable = status === "error" || (data === null && fetchStatus === "idle");
  return {
    colours: data ?? undefined,
    /** Whether the colours are those of the picture before. */
    isBefore: isPlaceholderData,
    isLooking: fetchStatus === "fetching",
    isUnreadable: picture !== undefined && extractor !== undefined && isUnreadable,
  };
}

const contentOf = (source: string | File, signal: AbortSignal) =>
  typeof source === "string" ? fetchBlob(source, signal) : exactPicture(source);
