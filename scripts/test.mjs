import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, root, run } from "./project.mjs";

ensureInstalled();
// Only now is there a playwright to ask.
const { ensureBrowser } = await import("./browser.mjs");
await ensureBrowser();

let passed = 0;
let failed = 0;

/** A check that either holds or does not. */
function check(name, command, args) {
  console.log(`\n— ${name}`);
  if (run(command, args) === 0) passed += 1;
  else failed += 1;
}

/** A suite that writes its counts into a file; one that wrote none has failed as a whole. */
function suite(name, command, args, report, countsOf) {
  console.log(`\n— ${name}`);
  const path = join(root, "test-results", report);
  rmSync(path, { force: true });
  const code = run(command, args);
  const counts = existsSync(path) ? countsOf(JSON.parse(readFileSync(path, "utf8"))) : undefined;
  if (!counts || counts.passed + counts.failed === 0) {
    failed += 1;
    return;
  }
  passed += counts.passed;
  // A suite can also end badly beside its tests, such as by an error that none of them caught.
  failed += counts.failed === 0 && code !== 0 ? 1 : counts.failed;
}

check("Lint and format (Biome)", "biome", ["check", "."]);
check("Types (tsc)", "npm", ["run", "--silent", "typecheck"]);
check("Dead code (knip)", "knip", []);
ensureBuilt();
suite(
  "Unit, integration and component tests (Vitest)",
  "vitest",
  ["run", "--reporter=default", "--reporter=json", "--outputFile.json=test-results/vitest.json"],
  "vitest.json",
  (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
);
suite("End-to-end tests (Playwright)", "playwright", ["test"], "e2e.json", ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + stats.skipped,
}));

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
