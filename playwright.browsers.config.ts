import { defineConfig } from "@playwright/test";
import shared from "./playwright.config";

/** The tests that other browsers than Chromium pass, too. */
export default defineConfig({
  ...shared,
  reporter: [["list"]],
  projects: [
    {
      name: "firefox",
      testDir: "tests/e2e",
      grep: /@browsers/,
      use: {
        browserName: "firefox",
        // As Mozilla builds it, through WebDriver BiDi; not Playwright's own.
        channel: "moz-firefox",
        launchOptions: {
          executablePath: `${import.meta.dirname}/scripts/firefox-for-playwright.mjs`,
          // As `colorScheme` would say it.
          firefoxUserPrefs: { "layout.css.prefers-color-scheme.content-override": 0 },
        },
      },
    },
    { name: "webkit", testDir: "tests/webkit", testMatch: "*.spec.ts" },
  ],
});
