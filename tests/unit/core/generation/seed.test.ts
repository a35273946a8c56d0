import fc from "fast-check";
import { expect, it } from "vitest";
import { seedFrom, withSeed } from "@/lib/core/generation/seed";

const request = { model: "m", prompt: "x", inputs: [], parameters: {} };
const rule = { wireName: "seed", min: 0, max: 2_147_483_647 } as const;

it("a random seed is one that the model accepts", () => {
  const bits = fc.integer({ min: 0, max: 0xffffffff });
  fc.assert(
    fc.property(bits, fc.nat(), fc.nat(), (random, min, span) => {
      const seed = seedFrom(random, { ...rule, min, max: min + span });
      expect(seed).toBeGreaterThanOrEqual(min);
      expect(seed).toBeLessThanOrEqual(min + span);
    }),
  );
});

it("a request is sent with a known seed, its own if it has one", () => {
  expect(withSeed(request, rule, 77).parameters.seed).toBe(77);
  const fixed = { ...request, parameters: { seed: 5 } };
  expect(withSeed(fixed, rule, 77).parameters.seed).toBe(5);
  expect(withSeed(fixed, rule, 77, true).parameters.seed).toBe(77);
  expect(withSeed(request, undefined, 77).parameters.seed).toBeUndefined();
});
