import { findProgram } from "./programs.mjs";

/** Flags that let Chromium run without a sandbox, a GPU or a network of its own. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// The headless shell first: it draws the same with a fifth less work.
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];

/**
 * A Chromium for the tests: `CHROMIUM_PATH`, else the system's. Undefined if there is neither;
 * Playwright then looks for its own.
 */
export function findChromium(environment = process.env) {
  return environment.CHROMIUM_PATH || findProgram(names, environment);
}
