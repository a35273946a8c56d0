import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumArguments, findChromium } from "./scripts/chromium.mjs";

const executablePath = findChromium();

export default defineConfig({
  resolve: {
    alias: {
      "@": import.meta.dirname,
      // The wall between browser and server is Next's; outside Next the marker package throws.
      "server-only": `${import.meta.dirname}/node_modules/server-only/empty.js`,
    },
  },
  test: {
    // Tests that wait for servers leave the machine to others meanwhile.
    maxWorkers: 3,
    // A test waits for what it waits for; how long that takes is the machine's affair.
    expect: { poll: { timeout: 120_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          environment: "node",
          // Properties are tried a thousand times, on machines that may be busy with other things.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          environment: "node",
          // Real servers, real files, real pictures: slower than a unit test on a small machine.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        plugins: [react()],
        optimizeDeps: {
          include: [
            "react-konva",
            "konva",
            "react",
            "react-dom/client",
            "react/jsx-dev-runtime",
            "zustand",
            "next-intl",
            "vitest-browser-react",
          ],
        },
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.tsx"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: chromiumArguments,
                ...(executablePath ? { executablePath } : {}),
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
