import { findChromium } from "./chromium.mjs";
import { ensureInstalled } from "./project.mjs";
import { inTime, printSummary, runCheck, runSuite } from "./test-parts.mjs";

await inTime("Installation", () => ensureInstalled());
// Only now is there a playwright to ask.
const { ensureBrowser } = await import("./browser.mjs");
if (!findChromium()) await inTime("Browser", () => ensureBrowser());

await Promise.all([
  runCheck("Types (tsc)", "npm", ["run", "--silent", "typecheck"], true),
  runCheck("Lint and format (Biome)", "biome", ["check", "."]).then(() =>
    runCheck("Dead code (knip)", "knip", []),
  ),
]);
const [isBuilt] = await Promise.all([
  runCheck("Build", "node", ["scripts/ensure-built.mjs"], true),
  runSuite("Unit and component tests (Vitest)", {
    command: "vitest",
    args: ["run", "--project=unit", "--project=browser"],
    report: "unit.json",
  }),
]);
// Without a build no studio starts, and each further test would only say so.
if (!isBuilt) process.exit(printSummary());
await runSuite("Integration tests (Vitest)", {
  command: "vitest",
  args: ["run", "--project=integration"],
  report: "integration.json",
});
await runSuite("End-to-end tests (Playwright)", {
  command: "playwright",
  args: ["test"],
  report: "e2e.json",
});
process.exit(printSummary());
