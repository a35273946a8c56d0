/** Runs once when the server starts, before it answers anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
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
