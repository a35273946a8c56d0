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
