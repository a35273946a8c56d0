// Kills a studio again and again: `npm run torture -- [kills] [seed]`. With `--replicas 3` it strikes
// several studios behind nginx, their database of PostgreSQL and their bucket; `--earlier COMMIT` runs one
// of them with the code of that commit.
import { parseArgs } from "node:util";
import { layOutEarlier } from "./earlier.mjs";
import { ensureBuilt, ensureInstalled, projectEnvironment, run } from "./project.mjs";

const { values, positionals } = parseArgs({
  options: {
    replicas: { type: "string" },
    earlier: { type: "string" },
    "store-away": { type: "string", default: "30" },
  },
  allowPositionals: true,
});
const [kills = "40", seed = String(Math.floor(Math.random() * 1_000_000))] = positionals;
ensureInstalled();
const ofReplicas = () => ({
  TORTURE_REPLICAS: values.replicas,
  TORTURE_DEEDS: "20",
  TORTURE_STORE_AWAY_MS: String(Number(values["store-away"]) * 1000),
  ...(values.earlier ? { TORTURE_EARLIER: layOutEarlier(values.earlier) } : {}),
});
const env = projectEnvironment({
  TORTURE_KILLS: kills,
  TORTURE_SEED: seed,
  // A backup may hold the database for so long.
  TORTURE_LOCKED_MS: "15000",
  ...(values.replicas ? ofReplicas() : {}),
});
// Replicas run without pages.
if (!values.replicas) ensureBuilt();
const test = values.replicas
  ? ["--project", "postgres", "tests/postgres/replica-torture.test.ts"]
  : ["--project", "integration", "tests/integration/torture.test.ts"];
process.exit(run("vitest", ["run", ...test], { env }));
