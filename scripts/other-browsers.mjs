import { join } from "node:path";
import { findProgram, isExecutable } from "./programs.mjs";

/** Where WebKitGTK has its own small browser, by the architecture's folder and by its API's version. */
const miniBrowsers = ["x86_64-linux-gnu", "aarch64-linux-gnu", "."].flatMap((folder) =>
  ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"].map((version) =>
    join("/usr/lib", folder, version, "MiniBrowser"),
  ),
);

/** Firefox, as Mozilla or the system has built it: `FIREFOX_PATH`, else the system's. */
export function findFirefox(environment = process.env) {
  return environment.FIREFOX_PATH || findProgram(["firefox-esr", "firefox"], environment);
}

/** WebKitGTK with the driver that answers to WebDriver, and the screen it needs. */
export function findWebKit(environment = process.env) {
  const driver = findProgram(["WebKitWebDriver"], environment);
  const screen = findProgram(["Xvfb"], environment);
  const browser = miniBrowsers.find(isExecutable);
  return driver && screen && browser ? { driver, screen, browser } : undefined;
}
