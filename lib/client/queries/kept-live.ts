/** Live events keep the cache fresh; asking again on focus would be for nothing. */
export const keptLive = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
} as const;
