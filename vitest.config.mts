import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { chromiumArguments, findChromium } from "./scripts/chromium.mjs";
import { canRunPostgres, findPostgres } from "./scripts/postgres.mjs";
import { findProgram } from "./scripts/programs.mjs";
import { standInServer } from "./tests/support/stand-in-server.ts";

const executablePath = findChromium();
const hangsAfterMs = 10 * 60_000;

/** Knowing nothing of an earlier run, Vitest begins with the largest files; these are short and slow. */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = ({ moduleId }: TestSpecification) =>
      /crash-matrix|request-code|colour-matrix/.test(moduleId);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

/** The tests of the server that say most about its database: they run on PostgreSQL as well. */
const onPostgres = [
  "ambiguity",
  "batches",
  "crash",
  "events",
  "late-answers",
  "library",
  "library-finding",
  "not-taken",
  "saved-items",
  "spend",
  "tokens",
  "waits",
].map((name) => `tests/integration/${name}.test.ts`);

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
    sequence: { sequencer: SlowestFirst },
    // A test waits for what it waits for; how long that takes is the machine's affair. The limits
    // only end what hangs.
    expect: { poll: { timeout: hangsAfterMs } },
    testTimeout: hangsAfterMs,
    hookTimeout: hangsAfterMs,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          environment: "node",
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          environment: "node",
          globalSetup: "tests/support/without-pages/bundle.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          include: canRunPostgres() ? ["tests/postgres/**/*.test.ts", ...onPostgres] : [],
          // Nobody else's server is to go down.
          exclude: [
            ...(findPostgres() ? [] : ["tests/postgres/faults*.test.ts"]),
            ...(findProgram(["nginx"]) ? [] : ["tests/postgres/behind-nginx.test.ts"]),
          ],
          environment: "node",
          env: { TEST_DATABASE: "postgres" },
          globalSetup: ["tests/support/postgres-setup.ts", "tests/support/without-pages/bundle.ts"],
        },
      },
      {
        extends: true,
        plugins: [react(), standInServer()],
        // Next's parts look into the environment, which its own bundler would have written out.
        define: { "process.env": {} },
        optimizeDeps: {
          // Found while the tests run, a package would make the server bundle all of them anew and
          // break what a page is loading just then. So every one is named; a package missing here
          // fails its tests each time.
          noDiscovery: true,
          include: [
            "@cantoo/pdf-lib",
            "@dagrejs/dagre",
            "@tanstack/react-query",
            "client-zip",
            "culori/fn",
            "fast-check",
            "konva",
            "lucide-react",
            "next-intl",
            "next/dist/shared/lib/hooks-client-context.shared-runtime",
            "next/dynamic",
            "next/navigation",
            "radix-ui",
            "react",
            "react-aria-components",
            "react-dom",
            "react-dom/client",
            "react-konva",
            "react/jsx-dev-runtime",
            "react/jsx-runtime",
            "uuid",
            "vitest-browser-react",
            "zod",
            "zustand",
          ],
        },
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.{ts,tsx}"],
          env: { VITEST_BROWSER_IFRAME_TIMEOUT: String(hangsAfterMs) },
          browser: {
            enabled: true,
            connectTimeout: hangsAfterMs,
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
