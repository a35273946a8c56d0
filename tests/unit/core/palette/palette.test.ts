import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inkOn, suggestColour } from "@/lib/core/palette/colour";
import { nextOrder, paletteOrders, sorted } from "@/lib/core/palette/order";
import {
  evenedOut,
  formatRatio,
  fullRatio,
  heldSwatchSchema,
  largestRatio,
  type Palette,
  paletteOf,
  removalObstacle,
  withBorderMoved,
  withColour,
  withColourMoved,
  withHex,
  withLock,
  withoutColour,
  withoutLocks,
  withRatio,
} from "@/lib/core/palette/palette";
import { startingPalette } from "@/lib/core/palette/starting-palette";
import { withTypedShare } from "@/lib/core/palette/typed-share";

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0").toUpperCase()}`);

/** As upstream has them. */
const fewest = 3;
const most = 10;

type Operation = (palette: Palette) => Palette;

const place = fc.nat({ max: 11 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  hex.map((colour) => (palette: Palette) => withColour(palette, colour, most)),
  place.map((index) => (palette: Palette) => withoutColour(palette, index, fewest)),
  fc.tuple(place, hex).map(
    ([index, colour]) =>
      (palette: Palette) =>
        withHex(palette, index, colour),
  ),
  fc.tuple(place, fc.double({ min: -500, max: 12_000, noNaN: true })).map(
    ([index, ratio]) =>
      (palette: Palette) =>
        index < palette.length ? withRatio(palette, index, ratio) : palette,
  ),
  fc.tuple(place, fc.integer({ min: -10_000, max: 10_000 })).map(
    ([index, by]) =>
      (palette: Palette) =>
        withBorderMoved(palette, index, by),
  ),
  fc.constant(evenedOut),
  fc.tuple(place, fc.boolean()).map(
    ([index, isLocked]) =>
      (palette: Palette) =>
        withLock(palette, index, isLocked),
  ),
  fc.tuple(place, place).map(
    ([from, to]) =>
      (palette: Palette) =>
        withColourMoved(palette, from, to),
  ),
  fc.constantFrom(...paletteOrders).map((order) => (palette: Palette) => sorted(palette, order)),
);

const palettes = fc
  .tuple(
    fc.array(hex, { minLength: fewest, maxLength: most }),
    fc.array(operation, { maxLength: 30 }),
  )
  .map(([colours, operations]) =>
    operations.reduce((palette, change) => change(palette), paletteOf(colours)),
  );

const sumOf = (palette: Palette) => palette.reduce((sum, { ratio }) => sum + ratio, 0);

describe("a palette", () => {
  it("has 3 to 10 colours and sums to exactly 100.00 % after any edit", () => {
    fc.assert(
      fc.property(palettes, (palette) => {
        expect(palette.length).toBeGreaterThanOrEqual(fewest);
        expect(palette.length).toBeLessThanOrEqual(most);
        expect(sumOf(palette)).toBe(fullRatio);
        for (const swatch of palette) {
          expect(swatch.ratio).toBeGreaterThanOrEqual(1);
          expect(heldSwatchSchema.safeParse(swatch).success).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves locked colours as they are, whatever happens to the others", () => {
    fc.assert(
      fc.property(palettes, operation, (palette, change) => {
        const next = change(palette);
        // Another colour in its place, another place for it and the key of its lock are the user's own.
        const lockedRatios = (one: Palette) =>
          one
            .filter(({ locked }) => locked)
            .map(({ ratio }) => ratio)
            .toSorted((low, high) => low - high);
        const kept = lockedRatios(next);
        const wasTakenOut = next.length < palette.length;
        const wasLockChanged =
          next.length === palette.length && kept.length !== lockedRatios(palette).length;
        if (!wasTakenOut && !wasLockChanged) expect(kept).toEqual(lockedRatios(palette));
        for (const ratio of wasTakenOut ? kept : []) expect(lockedRatios(palette)).toContain(ratio);
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps the proportions of unedited colours to within a hundredth of a percent", () => {
    fc.assert(
      fc.property(palettes, place, fc.integer({ min: 1, max: 9_000 }), (palette, index, ratio) => {
        fc.pre(index < palette.length && !palette[index]?.locked);
        const wanted = Math.min(ratio, largestRatio(palette, index));
        const next = withRatio(palette, index, wanted);
        const isOther = (swatch: Palette[number], at: number) => at !== index && !swatch.locked;
        const before = sumOf(palette.filter(isOther));
        const after = sumOf(next.filter(isOther));
        fc.pre(before > 0);
        palette.forEach((swatch, at) => {
          if (!isOther(swatch, at)) return;
          const exact = (swatch.ratio / before) * after;
          // Below the smallest share there is nothing to keep in proportion.
          if (exact < 1) return;
          const isCrowded = palette.some(
            (other, place) => isOther(other, place) && (other.ratio / before) * after < 1,
          );
          if (!isCrowded) expect(Math.abs((next[at]?.ratio ?? 0) - exact)).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it("says why a colour cannot be removed", () => {
    const all = startingPalette.map((_, index) => index);
    expect(removalObstacle(startingPalette, 0, 5)).toBe("fewest");
    expect(removalObstacle(startingPalette, 0, fewest)).toBeUndefined();
    const held = all.slice(1).reduce((one, index) => withLock(one, index, true), startingPalette);
    expect(removalObstacle(held, 0, fewest)).toBe("locked");
    expect(withoutColour(held, 0, fewest)).toBe(held);
    expect(removalObstacle(held, 1, fewest)).toBeUndefined();
  });

  it("is sorted by the next order that changes something", () => {
    expect(nextOrder(startingPalette)).toBe("lightness");
    const byHue = sorted(startingPalette, "hue");
    expect(nextOrder(byHue, "hue")).toBe("share");
    expect(nextOrder(paletteOf(["#808080", "#808080", "#808080"]))).toBeUndefined();
  });

  it("is sent without its locks", () => {
    expect(withoutLocks([{ hex: "#000000", ratio: 10_000, locked: true }])).toEqual([
      { hex: "#000000", ratio: 10_000 },
    ]);
  });

  it("moves the border past a locked colour to the next free one", () => {
    const held = withLock(startingPalette, 1, true);
    expect(withBorderMoved(held, 0, 300).map(({ ratio }) => ratio)).toEqual([
      3900, 2400, 1500, 1300, 900,
    ]);
  });

  it("is written with two decimals each, which sum to exactly 100.00", () => {
    fc.assert(
      fc.property(palettes, (palette) => {
        const texts = palette.map(({ ratio }) => formatRatio(ratio));
        for (const text of texts) expect(text).toMatch(/^\d{1,3}\.\d{2}%$/);
        const hundredths = texts.map((text) => Number(text.replace(/[.%]/g, "")));
        const sum = hundredths.reduce((total, value) => total + value, 0);
        expect(sum).toBe(10_000);
      }),
    );
  });

  it("is written as the documents write it", () => {
    expect([2351, 2013, 262, 1, 10_000].map(formatRatio)).toEqual([
      "23.51%",
      "20.13%",
      "2.62%",
      "0.01%",
      "100.00%",
    ]);
  });

  it("gives exactly the requested share and keeps the others' order", () => {
    const changed = withRatio(startingPalette, 0, 5000);
    expect(changed[0]?.ratio).toBe(5000);
    const others = changed.slice(1).map(({ ratio }) => ratio);
    expect(others).toEqual([...others].sort((left, right) => right - left));
  });

  it("moves a border between two colours and leaves the rest alone", () => {
    const changed = withBorderMoved(startingPalette, 1, 300);
    expect(changed.map(({ ratio }) => ratio)).toEqual([3600, 2700, 1500, 1300, 900]);
    expect(withBorderMoved(startingPalette, 1, 9000)[2]?.ratio).toBe(1);
  });
});

describe("colours", () => {
  it("are suggested only if they are not there yet", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (count) => {
        let palette: Palette = [];
        for (let index = 0; index < count; index += 1) {
          palette = withColour(palette, suggestColour(palette), most);
        }
        expect(new Set(palette.map((swatch) => swatch.hex)).size).toBe(count);
      }),
    );
  });

  it("come with an ink that is readable on them", () => {
    expect(inkOn("#FFFFFF")).toBe("#000000");
    expect(inkOn("#101010")).toBe("#FFFFFF");
  });
});

describe("typed shares", () => {
  it("stay as they were typed, and the rest comes from untouched colours", () => {
    const typed = [4000, 3000, 2000, 1000].reduce<Palette>(
      (palette, ratio, index) =>
        withTypedShare(palette, index, ratio, [0, 1, 2, 3].slice(0, index)).palette,
      paletteOf(["#111111", "#222222", "#333333", "#444444"]),
    );
    expect(typed.map(({ ratio }) => ratio)).toEqual([4000, 3000, 2000, 1000]);
  });

  it("say what is left if no colour can give, and change nothing typed or locked", () => {
    const typing = fc.array(fc.tuple(place, fc.integer({ min: 1, max: fullRatio })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(palettes, typing, (start, entries) => {
        let palette = start;
        const typed: number[] = [];
        for (const [index, ratio] of entries) {
          if (index >= palette.length) continue;
          const before = palette;
          const { palette: next, shortage } = withTypedShare(before, index, ratio, typed);
          const isLocked = before[index]?.locked === true;
          expect(sumOf(next)).toBe(fullRatio);
          expect(next.map(({ locked }) => locked)).toEqual(before.map(({ locked }) => locked));
          for (const other of typed.filter((one) => one !== index)) {
            expect(next[other]?.ratio).toBe(before[other]?.ratio);
          }
          if (!isLocked) expect(next[index]?.ratio).toBe(shortage?.left ?? ratio);
          palette = next;
          typed.push(index);
        }
      }),
    );
  });
});
