"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { searchOfWish, type Wish, wishOfSearch } from "@/lib/core/library/wish";
import { pushAddress, replaceAddress } from "./history-entry";

/** What the library is filtered by, from the URL. */
export function useWish(): Wish {
  const search = useSearchParams().toString();
  return useMemo(() => wishOfSearch(new URLSearchParams(search)), [search]);
}

export const readWish = () => wishOfSearch(new URLSearchParams(location.search));

/**
 * Changes the filters. Makes a history entry so that the user can go back, except while typing on
 * or when only the order changes.
 */
export function setWish(
  wish: Wish,
  { isNewEntry }: { isNewEntry: boolean } = { isNewEntry: true },
): void {
  const search = searchOfWish(wish, new URLSearchParams(location.search)).toString();
  const address = search === "" ? location.pathname : `${location.pathname}?${search}`;
  if (address === location.pathname + location.search) return;
  if (isNewEntry) pushAddress(address, { isOpening: false });
  else replaceAddress(address);
}
