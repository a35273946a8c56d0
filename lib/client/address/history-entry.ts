import { z } from "zod";

/** Marks a history entry that opened something over a view, so that closing it goes back. */
const openingSchema = z.object({ isOpening: z.literal(true) });

/** Whether the current history entry opened what is shown. */
export const isOpeningEntry = () => openingSchema.safeParse(window.history.state).success;

/** Goes to a URL in a new history entry. */
export function pushAddress(address: string, { isOpening }: { isOpening: boolean }): void {
  window.history.pushState(isOpening ? { isOpening } : null, "", address);
}

/**
 * Changes the URL of the current history entry. Keeps only our own mark: Next's router takes any
 * state with its marks for its own, and the page would not notice the change.
 */
export function replaceAddress(address: string): void {
  window.history.replaceState(isOpeningEntry() ? { isOpening: true } : null, "", address);
}
