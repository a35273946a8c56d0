import { expect, it } from "vitest";
import { tortureReplicas } from "../support/replica-torture";

const { env } = process;
const replicas = Number(env.TORTURE_REPLICAS ?? 2);
const blows = Number(env.TORTURE_KILLS ?? 3);
const deeds = Number(env.TORTURE_DEEDS ?? 6);
const seed = Number(env.TORTURE_SEED ?? 19);
const storeAwayMs = env.TORTURE_STORE_AWAY_MS ? Number(env.TORTURE_STORE_AWAY_MS) : undefined;
const earlier = env.TORTURE_EARLIER;

it(`${replicas} replicas that are struck ${blows} times lose nothing and share one account (seed ${seed})`, {
  timeout: 0,
}, async () => {
  const torture = { replicas, blows, deeds, storeAwayMs, earlier };
  const findings = await tortureReplicas(seed, torture);
  if (env.TORTURE_REPLICAS) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  const { sentTwice, lost, missing, withoutOriginal, throttled, taken } = findings;
  const faults = { sentTwice, lost, missing, withoutOriginal, throttled };
  expect(faults).toEqual({
    sentTwice: [],
    lost: [],
    missing: [],
    withoutOriginal: [],
    throttled: 0,
  });
  expect(taken).toBeGreaterThan(0);
});
