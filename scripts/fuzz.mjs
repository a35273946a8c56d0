// Sends odd requests to every route of the studio and of the emulator: `npm run fuzz -- 42` takes that seed.
import { ensureInstalled, projectEnvironment, run } from "./project.mjs";

const seed = process.argv[2] ?? String(Date.now() % 1_000_000);
if (!/^\d{1,9}$/.test(seed)) {
  console.error("Usage: npm run fuzz [-- a whole number that the requests follow from]");
  process.exit(1);
}
ensureInstalled();
console.log(`Seed ${seed}: 10,000 requests to the studio, 5,000 to the emulator.`);
const env = projectEnvironment({
  FUZZ_SEED: seed,
  FUZZ_STUDIO: "10000",
  FUZZ_EMULATOR: "5000",
});
const test = ["run", "--project", "integration", "tests/integration/fuzz.test.ts"];
process.exit(run("vitest", test, { env }));
