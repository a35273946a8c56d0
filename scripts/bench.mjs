import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, root, run } from "./project.mjs";

const suffix = ".bench.ts";
const names = readdirSync(join(root, "tests", "bench"))
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
  process.exit(1);
}

ensureInstalled();
ensureBuilt();
const files = wanted.map((name) => `tests/bench/${name}${suffix}`);
process.exit(run("vitest", ["run", "--config", "vitest.bench.config.ts", ...files]));
