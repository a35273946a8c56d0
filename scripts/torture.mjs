// Kills a studio again and again: `npm run torture -- [kills] [seed]`. With `--replicas 3` it kills and
// stops several studios on one database of PostgreSQL and one bucket.
import { parseArgs } from "node:util";
import { ensureBuilt, ensureInstalled, projectEnvironment, run } from "./project.mjs";

const { values, positionals } = parseArgs({
  options: { replicas: { type: "string" } },
  allowPositionals: true,
});
const [kills = "40", seed = String(Math.floor(Math.random() * 1_000_000))] = positionals;
ensureInstalled();
ensureBuilt();
const env = projectEnvironment({
  TORTURE_KILLS: kills,
  TORTURE_SEED: seed,
  // A backup may hold the database for so long.
  TORTURE_LOCKED_MS: "15000",
  ...(values.replicas ? { TORTURE_REPLICAS: values.replicas, TORTURE_DEEDS: "20" } : {}),
});
const test = values.replicas
  ? ["--project", "postgres", "tests/postgres/replica-torture.test.ts"]
  : ["--project", "integration", "tests/integration/torture.test.ts"];
process.exit(run("vitest", ["run", ...test], { env }));
