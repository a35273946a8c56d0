import { defineConfig } from "@playwright/test";
import { chromiumArguments, findChromium } from "./scripts/chromium.mjs";

const executablePath = findChromium();

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  // Each test has a studio of its own.
  fullyParallel: true,
  workers: 2,
  // A test waits for what happens, however busy the machine is; the limits only end what hangs.
  timeout: 10 * 60_000,
  expect: { timeout: 2 * 60_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    colorScheme: "dark",
    screenshot: "only-on-failure",
    // Without pictures of the page at each step, which cost a third more time.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    launchOptions: { args: chromiumArguments, ...(executablePath ? { executablePath } : {}) },
  },
});
