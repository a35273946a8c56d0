import { findChromium } from "./chromium.mjs";
import { canRunPostgres, withoutPostgres } from "./postgres.mjs";
import { findProgram } from "./programs.mjs";
import { ensureInstalled } from "./project.mjs";
import { inTime, printSummary, runCheck, runE2e, runVitest } from "./test-parts.mjs";

await inTime("Installation", () => ensureInstalled());
// Playwright is installed only now.
const { ensureBrowser } = await import("./browser.mjs");
if (!findChromium()) await inTime("Browser", () => ensureBrowser());

const [isBuilt] = await Promise.all([
  // One after the other, since both write the types of the pages.
  runCheck("Types (tsc)", "npm", ["run", "--silent", "typecheck"]).then(() =>
    runCheck("Build", "node", ["scripts/ensure-built.mjs"]),
  ),
  runCheck("Lint and format (Biome)", "biome", ["check", "."]).then(() =>
    runCheck("Dead code (knip)", "knip", []),
  ),
  runVitest("Unit tests (Vitest)", ["unit"]),
]);
// Without a build no studio starts, and every further test would only repeat that.
if (isBuilt) {
  // One after the other: each keeps two cores busy, and in parallel they took longer.
  const onPostgres = canRunPostgres() ? ["postgres"] : [];
  if (onPostgres.length === 0) console.log(withoutPostgres);
  else if (!findProgram(["nginx"])) console.log("Without nginx, its tests are left out.");
  const projects = ["integration", ...onPostgres, "browser"];
  await runVitest("Integration and component tests (Vitest)", projects, true);
  await runE2e("End-to-end tests (Playwright)");
}
process.exitCode = printSummary();
