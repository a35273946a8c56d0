import { ensureBuilt, ensureInstalled, projectEnvironment, run } from "./project.mjs";

ensureInstalled();
ensureBuilt();
const [kills = "40", seed = String(Math.floor(Math.random() * 1_000_000))] = process.argv.slice(2);
const env = projectEnvironment({ TORTURE_KILLS: kills, TORTURE_SEED: seed });
const test = ["run", "--project", "integration", "tests/integration/torture.test.ts"];
process.exit(run("vitest", test, { env }));
