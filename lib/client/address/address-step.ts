import { z } from "zod";

/** Marks a step of the browser's history that opened what lies over a view, so that closing steps back. */
const openingSchema = z.object({ isOpening: z.literal(true) });

/** Whether the present step of the history opened what is shown. */
export const isOpeningStep = () => openingSchema.safeParse(window.history.state).success;

/** Goes to an address in a step of its own. */
export function pushAddress(address: string, { isOpening }: { isOpening: boolean }): void {
  window.history.pushState(isOpening ? { isOpening } : null, "", address);
}

/**
 * Changes the address of the present step. Only our own mark goes along: a state that holds the
 * router's marks is taken for the router's own doing, and the page would not hear of it.
 */
export function replaceAddress(address: string): void {
  window.history.replaceState(isOpeningStep() ? { isOpening: true } : null, "", address);
}
