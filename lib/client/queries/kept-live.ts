/** Live events keep the cache up to date, so refetching on focus would be wasted. */
export const keptLive = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
} as const;
