import { expect, it } from "vitest";
import { tortureReplicas } from "../support/replica-torture";

const replicas = Number(process.env.TORTURE_REPLICAS ?? 2);
const blows = Number(process.env.TORTURE_KILLS ?? 3);
const deeds = Number(process.env.TORTURE_DEEDS ?? 6);
const seed = Number(process.env.TORTURE_SEED ?? 19);

it(`${replicas} replicas that are killed or stopped ${blows} times lose nothing and share one account (seed ${seed})`, {
  timeout: 0,
}, async () => {
  const findings = await tortureReplicas(seed, { replicas, blows, deeds });
  const { killed, stopped, cut, taken, uncertain, throttled, ...faults } = findings;
  if (process.env.TORTURE_REPLICAS) {
    const faulty = Object.entries(faults).map(([kind, names]) => [kind, names.length]);
    const counts = {
      killed,
      stopped,
      cut,
      taken,
      uncertain,
      throttled,
      ...Object.fromEntries(faulty),
    };
    process.stdout.write(`${JSON.stringify(counts)}\n`);
  }
  expect(faults).toEqual({ sentTwice: [], lost: [], missing: [], withoutOriginal: [] });
  expect(throttled).toBe(0);
  expect(taken).toBeGreaterThan(0);
});
