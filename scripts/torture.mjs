import { ensureBuilt, ensureInstalled, projectEnvironment, run } from "./project.mjs";

ensureInstalled();
ensureBuilt();
const [kills = "40", seed = String(Math.floor(Math.random() * 1_000_000))] = process.argv.slice(2);
// A backup may hold the database for so long.
const env = projectEnvironment({
  TORTURE_KILLS: kills,
  TORTURE_SEED: seed,
  TORTURE_LOCKED_MS: "15000",
});
const test = ["run", "--project", "integration", "tests/integration/torture.test.ts"];
process.exit(run("vitest", test, { env }));
