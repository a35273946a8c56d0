import fc from "fast-check";
import { expect, it } from "vitest";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { requestOfImage, seedFrom, seedOfImage, withSeed } from "@/lib/core/generation/seed";
import { catalog, catalogModel } from "@/lib/core/models/catalog";

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

const stepping = catalogModel("wan2.5-i2i-preview");

it("only the page of Wan 2.5 Edit says which seeds several images have", () => {
  const known = catalog.filter(({ parameters }) => parameters.seed?.step !== undefined);
  expect(known).toEqual([stepping]);
  expect(stepping?.parameters.seed?.step).toBe(1);
});

it("an image of several has its place added to the call's seed where that is documented", () => {
  const asked = { seed: 100, n: 4 };
  expect([0, 1, 2, 3].map((index) => seedOfImage(asked, index, stepping))).toEqual([
    100, 101, 102, 103,
  ]);
  for (const model of catalog.filter((one) => one !== stepping)) {
    expect(seedOfImage(asked, 0, model)).toBeUndefined();
    expect(seedOfImage({ seed: 100, n: 1 }, 0, model)).toBe(100);
    expect(seedOfImage({ seed: 100 }, 0, model)).toBe(100);
  }
  expect(seedOfImage(asked, 2, undefined)).toBeUndefined();
  expect(seedOfImage({ n: 4 }, 2, stepping)).toBeUndefined();
  expect(seedOfImage({ seed: 2_147_483_646, n: 4 }, 2, stepping)).toBeUndefined();
});

it("a drawn seed leaves room for those of the further images", () => {
  const bits = fc.integer({ min: 0, max: 0xffffffff });
  fc.assert(
    fc.property(bits, fc.integer({ min: 1, max: 4 }), (random, n) => {
      const asked = { ...request, parameters: { n } };
      const { parameters } = withSeed(asked, stepping?.parameters.seed, random);
      expect(seedOfImage(parameters, n - 1, stepping)).toBe((parameters.seed ?? 0) + n - 1);
    }),
  );
});

it("requests one image of several alone, with its own seed if that is known", () => {
  const several: GenerationRequest = { ...request, parameters: { n: 4, seed: 100, size: "1K" } };
  const alone = requestOfImage(several, 2, stepping);
  expect(alone.parameters).toEqual({ n: 1, seed: 102, size: "1K" });
  expect(requestOfImage(alone, 0, stepping)).toBe(alone);
  const other = catalogModel("wan2.7-image");
  expect(requestOfImage(several, 2, other).parameters).toEqual({ n: 1, seed: 100, size: "1K" });
  // A scene is one of its set.
  const set = { ...several, parameters: { ...several.parameters, sequential: true } };
  expect(requestOfImage(set, 2, other)).toBe(set);
  expect(seedOfImage(set.parameters, 2, other)).toBeUndefined();
});
