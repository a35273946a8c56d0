import { PHASE_PRODUCTION_BUILD } from "next/constants";

/** Runs once when the server starts, before it answers anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  // Building asks for pages, too; it must not touch the data folder.
  if (process.env.NEXT_PHASE === PHASE_PRODUCTION_BUILD) return;
  const { startStudio } = await import("./lib/server/start-studio");
  // The server waits for this before it listens (scripts/serve.mjs).
  globalThis.swatchboxOpened = startStudio();
  await globalThis.swatchboxOpened;
}

declare global {
  var swatchboxOpened: Promise<void> | undefined;
  /** How many paid answers would be lost if the process ended now. */
  var swatchboxAwaits: (() => number) | undefined;
}
