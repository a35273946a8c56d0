"use client";

import { useSearchParams } from "next/navigation";

const parameter = "image";
/** Marks a step of the browser's history that opened the viewer, so that closing it steps back. */
const openingStep = { isViewerOpening: true };

/** Which image the viewer shows, as the address says; undefined where it is closed. */
export function useViewedImage(): string | undefined {
  return useSearchParams().get(parameter) ?? undefined;
}

export const isViewerOpen = () => new URL(location.href).searchParams.has(parameter);

/**
 * Opens the viewer on an image, or shows another one in it. However many were looked at, one step
 * back closes it. The rest of the address stays as it is.
 */
export function viewImage(assetId: string): void {
  const address = addressWith(assetId);
  if (isViewerOpen()) window.history.replaceState(window.history.state, "", address);
  else window.history.pushState(openingStep, "", address);
}

export function closeViewer(): void {
  const state: unknown = window.history.state;
  const isOurs = typeof state === "object" && state !== null && "isViewerOpening" in state;
  // An address that was opened from elsewhere has nothing of ours behind it.
  if (isOurs) window.history.back();
  else window.history.replaceState(null, "", addressWith(undefined));
}

function addressWith(assetId: string | undefined): string {
  const { pathname, searchParams } = new URL(location.href);
  if (assetId === undefined) searchParams.delete(parameter);
  else searchParams.set(parameter, assetId);
  const search = searchParams.toString();
  return search === "" ? pathname : `${pathname}?${search}`;
}
