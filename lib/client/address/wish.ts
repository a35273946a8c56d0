"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { searchOfWish, type Wish, wishOfSearch } from "@/lib/core/library/wish";
import { pushAddress, replaceAddress } from "./address-step";

/** What is looked for in the library, as the address says. */
export function useWish(): Wish {
  const search = useSearchParams().toString();
  return useMemo(() => wishOfSearch(new URLSearchParams(search)), [search]);
}

export const readWish = () => wishOfSearch(new URLSearchParams(location.search));

/**
 * Looks for something else. A step of its own in the browser's history, so that one can go back; what
 * is only typed further, or another order of the same, is none.
 */
export function setWish(wish: Wish, { isStep }: { isStep: boolean } = { isStep: true }): void {
  const search = searchOfWish(wish, new URLSearchParams(location.search)).toString();
  const address = search === "" ? location.pathname : `${location.pathname}?${search}`;
  if (address === location.pathname + location.search) return;
  if (isStep) pushAddress(address, { isOpening: false });
  else replaceAddress(address);
}
