import { expect, it } from "vitest";
import { torture } from "../support/torture";

// By default once while it starts, on a database of the first version, and once at work.
const kills = Number(process.env.TORTURE_KILLS ?? 2);
const seed = Number(process.env.TORTURE_SEED ?? 15);

it(`a studio killed ${kills} times at work and during start loses nothing (seed ${seed})`, async () => {
  const { taken, sentTwice, lost, missing, check } = await torture(seed, kills);
  expect({ sentTwice, lost, missing }).toEqual({ sentTwice: [], lost: [], missing: [] });
  expect(check.output).toMatch(/ 0 faults/);
  expect(check.code).toBe(0);
  expect(taken).toBeGreaterThan(0);
});
