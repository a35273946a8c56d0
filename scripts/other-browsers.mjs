import { findProgram } from "./programs.mjs";

/** Firefox, as Mozilla or the system has built it: `FIREFOX_PATH`, else the system's. */
export function findFirefox(environment = process.env) {
  return environment.FIREFOX_PATH || findProgram(["firefox-esr", "firefox"], environment);
}
