import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  atAspect,
  isAllowedSize,
  nearestAllowedSize,
  regionOutline,
} from "@/lib/core/generation/size/size-region";
import { catalog } from "@/lib/core/models/catalog";

const rules = catalog.flatMap(({ id, parameters }) =>
  (parameters.size?.exact ?? []).map(({ rule }, index) => [`${id} ${index + 1}`, rule] as const),
);
const side = fc.integer({ min: 0, max: 9000 });

describe("the sizes that a model allows", () => {
  it("exist", () => expect(rules.length).toBeGreaterThan(3));

  it.each(rules)("of %s: any point leads to one that passes validation", (_, rule) => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const size = nearestAllowedSize({ width, height }, rule);
        expect(size, JSON.stringify({ width, height, size })).toSatisfy((one: typeof size) =>
          isAllowedSize(one, rule),
        );
        if (isAllowedSize({ width, height }, rule)) expect(size).toEqual({ width, height });
      }),
      { numRuns: 300 },
    );
  });

  it.each(rules)("of %s: lie within the outline that is drawn", (_, rule) => {
    const outline = regionOutline(rule);
    expect(outline.length).toBeGreaterThan(4);
    for (const { width, height } of outline) {
      const near = nearestAllowedSize({ width, height }, rule);
      expect(Math.abs(near.width - width)).toBeLessThan(width * 0.02 + 2);
      expect(Math.abs(near.height - height)).toBeLessThan(height * 0.02 + 2);
    }
  });
});

it("a locked ratio is kept to within a pixel", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 64, max: 4096 }),
      fc.integer({ min: 64, max: 4096 }),
      fc.integer({ min: 64, max: 4096 }),
      (width, height, value) => {
        const next = atAspect({ width, height }, "width", value);
        expect(next.width).toBe(value);
        expect(Math.abs(next.height - (value * height) / width)).toBeLessThanOrEqual(1);
      },
    ),
  );
});
