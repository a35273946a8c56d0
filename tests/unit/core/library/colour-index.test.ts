import fc from "fast-check";
import { expect, it } from "vitest";
import { carriedFrom, carriedWithin, createColourIndex } from "@/lib/core/library/colour-index";
import { distanceOf } from "@/lib/core/palette/difference";

const hex = fc
  // Few enough that some are carried; near ones lie on either side of what still counts as the same.
  .tuple(fc.constantFrom(0, 60, 90), fc.constantFrom(0, 90), fc.constantFrom(0, 60))
  .map((channels) => `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`)
  .map((text) => text.toUpperCase());
const ratio = fc.oneof(fc.constantFrom(carriedFrom - 1, carriedFrom), fc.nat(3_000));
const colours = fc.array(fc.record({ hex, ratio }), { maxLength: 6 });
const change = fc.record({ key: fc.nat(12), colours: fc.option(colours) });

it("returns the images with all the colours, as checking each of them would", () => {
  let found = 0;
  let isSeveral = 0;
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 10, maxLength: 40 }),
      fc.array(hex, { minLength: 1, maxLength: 3 }),
      (changes, wanted) => {
        const index = createColourIndex();
        const known = new Map<number, { hex: string; ratio: number }[]>();
        for (const { key, colours } of changes) {
          if (colours) {
            index.put(key, colours);
            known.set(key, colours);
          } else {
            index.remove(key);
            known.delete(key);
          }
        }
        const expected = [...known].filter(([, own]) =>
          wanted.every((one) =>
            own.some(
              (colour) =>
                colour.ratio >= carriedFrom && distanceOf(one, colour.hex) <= carriedWithin,
            ),
          ),
        );
        const nearest = index.nearest(wanted);
        if (expected.length > 0) found += 1;
        if (expected.length > 1 && wanted.length > 1) isSeveral += 1;
        const keysOf = (keys: number[]) => keys.toSorted((one, other) => one - other);
        expect(keysOf(nearest.map(({ orderKey }) => orderKey))).toEqual(
          keysOf(expected.map(([key]) => key)),
        );
        for (const [place, { distance }] of nearest.entries()) {
          expect(distance).toBeGreaterThanOrEqual(nearest[place - 1]?.distance ?? 0);
        }
      },
    ),
    { numRuns: 300 },
  );
  // Far below what comes up as a rule, so that it is not left to chance.
  expect(found).toBeGreaterThan(60);
  expect(isSeveral).toBeGreaterThan(10);
});
