import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf } from "@/lib/core/palette/formats/format";
import { paletteFormats, readPalette } from "@/lib/core/palette/formats/formats";
import { fullRatio, type Palette, paletteOf, shareOut } from "@/lib/core/palette/palette";

const anyHex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0").toUpperCase()}`);

const anyPalette: fc.Arbitrary<Palette> = fc
  .array(fc.tuple(anyHex, fc.integer({ min: 1, max: 1000 })), { minLength: 1, maxLength: 10 })
  .map((colours) => {
    const ratios = shareOut(
      colours.map(([, weight]) => weight),
      fullRatio,
    );
    return colours.map(([hex], index) => ({ hex, ratio: ratios[index] ?? 0 }));
  });

describe("a palette in a file", () => {
  const withShares = paletteFormats.filter(({ id }) => id !== "coolors");
  it.each(withShares.map((format) => [format.id, format] as const))(
    "of the kind %s comes back as it was, shares included",
    (_, format) => {
      fc.assert(
        fc.property(anyPalette, (palette) => {
          expect(readPalette(format.write(palette))).toEqual(palette);
        }),
      );
    },
  );

  it("at Coolors comes back with its colours in order, which share evenly", () => {
    const coolors = paletteFormats.find(({ id }) => id === "coolors");
    fc.assert(
      fc.property(fc.array(anyHex, { minLength: 1, maxLength: 10 }), (colours) => {
        const palette = paletteOf(colours);
        expect(readPalette(coolors?.write(palette) ?? new Uint8Array())).toEqual(palette);
      }),
    );
  });

  it("is read as other tools and upstream write it", () => {
    const colours = (text: string) => readPalette(bytesOf(text))?.map(({ hex }) => hex);
    expect(colours("264653, 2a9d8f\n#E9C46A and #fa0")).toEqual([
      "#264653",
      "#2A9D8F",
      "#E9C46A",
      "#FFAA00",
    ]);
    expect(colours("https://coolors.co/palette/264653-2a9d8f")).toEqual(["#264653", "#2A9D8F"]);
    expect(colours('["#264653", "2a9d8f"]')).toEqual(["#264653", "#2A9D8F"]);
    expect(colours("GIMP Palette\nName: x\n#\n 38  70  83\tdeep\n")).toEqual(["#264653"]);
    const upstream =
      '{"color_palette":[{"hex":"#C2D1E6","ratio":"23.51%"},{"hex":"#000000","ratio":"76.49%"}]}';
    expect(readPalette(bytesOf(upstream))).toEqual([
      { hex: "#C2D1E6", ratio: 2351 },
      { hex: "#000000", ratio: 7649 },
    ]);
  });

  it("is read from custom properties in any notation, also on one line", () => {
    const sheet =
      ":root{--size:400;--a:#264653;--b: rgb(42 157 143); --c:hsl(43 74% 66%);--d: oklch(0.78 0.12 60);--e:transparent}";
    expect(readPalette(bytesOf(sheet))?.map(({ hex }) => hex)).toEqual([
      "#264653",
      "#2A9D8F",
      "#E8C468",
      "#EFA464",
    ]);
    const shares = "--a: #264653; /* 20.00% */ --b: #2A9D8F; /* 80.00% */";
    expect(readPalette(bytesOf(shares))?.map(({ ratio }) => ratio)).toEqual([2000, 8000]);
  });

  it("shares evenly where the file's shares are no shares", () => {
    const weights = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e308, -1e308, 1e6, 0));
    fc.assert(
      fc.property(fc.array(weights, { minLength: 1, maxLength: 20 }), (ratios) => {
        const file = { colours: ratios.map((ratio) => ({ hex: "#123456", ratio })) };
        const palette = readPalette(bytesOf(JSON.stringify(file))) ?? [];
        expect(palette).toHaveLength(ratios.length);
        const sum = palette.reduce((total, { ratio }) => total + ratio, 0);
        expect(sum).toBe(fullRatio);
        for (const { ratio } of palette) expect(ratio).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it("is none where there is none, whatever the bytes", () => {
    for (const text of ["", "hello", "{}", "GIMP Palette", "[]", "12345"]) {
      expect(readPalette(bytesOf(text)), text).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const file = Uint8Array.from([0x41, 0x53, 0x45, 0x46, 0, 1, 0, 0, 0, 0, 0, 9, ...noise]);
        expect(() => readPalette(file)).not.toThrow();
      }),
    );
  });
});
