import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "./chromium.mjs";
import { run } from "./project.mjs";

const advice =
  "No Chromium was found and none could be installed. Install one, or set CHROMIUM_PATH to it.";

/**
 * Makes sure that the tests have a browser: the one in CHROMIUM_PATH, the system's, Playwright's
 * own, or one that it installs now. If that fails, ends the process with one line of advice.
 */
export async function ensureBrowser() {
  if (findChromium() || (await hasPlaywrightsOwn())) return;
  console.log("Installing a browser for the tests (once) …");
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
  if (isRoot && hasApt) {
    const quiet = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    run("apt-get", ["update"], quiet);
    run("apt-get", ["install", "--yes", "chromium-headless-shell", "fonts-noto-cjk"], quiet);
  }
  if (findChromium()) return;
  run("npx", ["playwright", "install", "chromium"]);
  if (await hasPlaywrightsOwn()) return;
  console.error(advice);
  process.exit(1);
}

async function hasPlaywrightsOwn() {
  const { chromium } = await import("playwright");
  return existsSync(chromium.executablePath());
}
