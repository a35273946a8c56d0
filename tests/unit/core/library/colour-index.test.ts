import fc from "fast-check";
import { expect, it } from "vitest";
import { carriedFrom, carriedWithin, createColourIndex } from "@/lib/core/library/colour-index";
import { distanceOf } from "@/lib/core/palette/difference";

const hex = fc
  .tuple(fc.nat(5), fc.nat(5), fc.nat(5))
  .map((steps) => `#${steps.map((step) => (step * 51).toString(16).padStart(2, "0")).join("")}`)
  .map((text) => text.toUpperCase());
const colours = fc.array(fc.record({ hex, ratio: fc.nat(3_000) }), { maxLength: 6 });
const change = fc.record({ key: fc.nat(12), colours: fc.option(colours) });

it("gives the images that carry all colours, as looking at each of them would", () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 40 }),
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
        const found = index.nearest(wanted);
        const keysOf = (keys: number[]) => keys.toSorted((one, other) => one - other);
        expect(keysOf(found.map(({ orderKey }) => orderKey))).toEqual(
          keysOf(expected.map(([key]) => key)),
        );
        for (const [place, { distance }] of found.entries()) {
          expect(distance).toBeGreaterThanOrEqual(found[place - 1]?.distance ?? 0);
        }
      },
    ),
  );
});
