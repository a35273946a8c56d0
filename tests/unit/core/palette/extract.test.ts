import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceOf, matchedColours } from "@/lib/core/palette/difference";
import { extractPalette, type Pixels, seeThrough } from "@/lib/core/palette/extract";
import { channelsOf } from "@/lib/core/palette/formats/format";
import { fullRatio, type Palette } from "@/lib/core/palette/palette";
import { startingPalette } from "@/lib/core/palette/starting-palette";

/** A picture of 200 × 100 px with those colours in those shares, in stripes; noise up to so many levels. */
function striped(palette: { hex: string; ratio: number }[], noise = 0): Pixels {
  const [width, height] = [200, 100];
  const data = new Uint8ClampedArray(width * height * 4);
  const ends = palette.map((_, index) =>
    palette.slice(0, index + 1).reduce((sum, { ratio }) => sum + ratio, 0),
  );
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const at = (pixel / (width * height)) * fullRatio;
    const swatch = palette[ends.findIndex((end) => at < end)] ?? palette[0];
    const shake = noise === 0 ? 0 : ((pixel * 7919) % (2 * noise + 1)) - noise;
    data.set(
      [...channelsOf(swatch?.hex ?? "#000000").map((value) => value + shake), 255],
      pixel * 4,
    );
  }
  return { data, width, height };
}

const distinct = [
  { hex: "#F3E9DC", ratio: 4210 },
  { hex: "#D9562A", ratio: 2333 },
  { hex: "#2F6F5B", ratio: 1904 },
  { hex: "#26303F", ratio: 1100 },
  { hex: "#FFD23F", ratio: 453 },
];

describe("the colours of a picture", () => {
  it("are exactly those in it, with their shares to within half a point", () => {
    const { palette } = extractPalette(striped(distinct), 5);
    expect(palette.map(({ hex }) => hex)).toEqual(distinct.map(({ hex }) => hex));
    palette.forEach(({ ratio }, index) => {
      expect(Math.abs(ratio - (distinct[index]?.ratio ?? 0))).toBeLessThanOrEqual(50);
    });
  });

  it("are found in noise as well", () => {
    const { palette } = extractPalette(striped(distinct, 12), 5);
    expect(palette).toHaveLength(distinct.length);
    palette.forEach(({ hex, ratio }, index) => {
      const wanted = distinct[index];
      expect(distanceOf(hex, wanted?.hex ?? "")).toBeLessThan(2);
      expect(Math.abs(ratio - (wanted?.ratio ?? 0))).toBeLessThanOrEqual(50);
    });
  });

  it("sum to 100.00 %, whatever the pixels; a transparent picture has none", () => {
    const noise = fc.uint8Array({ minLength: 400, maxLength: 400 });
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 10 }), (data, count) => {
        const { palette, regions } = extractPalette({ data, width: 10, height: 10 }, count);
        expect(palette.length).toBeLessThanOrEqual(count);
        const isSeen = regions.some((place) => place !== seeThrough);
        const sum = palette.reduce((total, { ratio }) => total + ratio, 0);
        expect(sum).toBe(isSeen ? fullRatio : 0);
        for (const place of regions) {
          expect(place === seeThrough || place < palette.length).toBe(true);
        }
      }),
    );
    const clear = { data: new Uint8ClampedArray(400), width: 10, height: 10 };
    expect(extractPalette(clear, 3).palette).toEqual([]);
  });

  it("map each pixel to one of them", () => {
    const picture = striped(distinct);
    const { regions } = extractPalette(picture, 5);
    expect(regions[0]).toBe(0);
    expect(regions.at(-1)).toBe(4);
  });

  it("are as many as there are, if more were requested", () => {
    const two: Palette = [
      { hex: "#FFFFFF", ratio: 7000 },
      { hex: "#000000", ratio: 3000 },
    ];
    expect(extractPalette(striped(two), 6).palette).toEqual(two);
  });
});

describe("the colours of a result, compared with those requested", () => {
  it("are matched so that all are as close as possible together", () => {
    const shuffled = startingPalette.toReversed();
    const matches = matchedColours(startingPalette, shuffled);
    expect(matches.map(({ asked }) => asked)).toEqual(startingPalette);
    for (const { asked, got, distance } of matches) {
      expect(got?.hex).toBe(asked.hex);
      expect(distance).toBe(0);
    }
  });

  it("leave unmatched those that weigh least", () => {
    const matches = matchedColours(startingPalette, startingPalette.slice(0, 3));
    expect(matches.map(({ got }) => got?.hex)).toEqual([
      ...startingPalette.slice(0, 3).map(({ hex }) => hex),
      undefined,
      undefined,
    ]);
  });

  it("are measured in OKLab", () => {
    expect(distanceOf("#000000", "#FFFFFF")).toBeCloseTo(100, 3);
    expect(distanceOf("#808080", "#818181")).toBeLessThan(0.5);
  });
});
