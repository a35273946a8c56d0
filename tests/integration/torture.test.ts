import { expect, it } from "vitest";
import { torture } from "../support/torture";

// By default once while it starts, on a database of the first version, and once at work on a full disk.
const kills = Number(process.env.TORTURE_KILLS ?? 2);
const seed = Number(process.env.TORTURE_SEED ?? 15);
const lockedMs = Number(process.env.TORTURE_LOCKED_MS ?? 0);

it(`a studio that is killed ${kills} times at work and while it starts loses nothing (seed ${seed})`, {
  timeout: 0,
}, async () => {
  const findings = await torture(seed, kills, lockedMs);
  const { killed, taken, uncertain, sentTwice, lost, missing, check } = findings;
  if (process.env.TORTURE_KILLS) {
    const calls = { taken, uncertain, sentTwice: sentTwice.length, lost: lost.length };
    process.stdout.write(`${JSON.stringify({ killed, ...calls, missing: missing.length })}\n`);
  }
  expect({ sentTwice, lost, missing }).toEqual({ sentTwice: [], lost: [], missing: [] });
  expect(check.output).toMatch(/ 0 faults/);
  expect(check.code).toBe(0);
  expect(taken).toBeGreaterThan(0);
});
