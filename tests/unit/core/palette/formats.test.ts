import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paletteFormats, readPalette } from "@/lib/core/palette/formats/formats";
import { encodedText } from "@/lib/core/palette/formats/text";
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
    "of the kind %s comes back as it was, including shares",
    (_, format) => {
      fc.assert(
        fc.property(anyPalette, (palette) => {
          expect(readPalette(format.write(palette))?.palette).toEqual(palette);
        }),
      );
    },
  );

  it("at Coolors comes back with its colours in order and equal shares", () => {
    const coolors = paletteFormats.find(({ id }) => id === "coolors");
    fc.assert(
      fc.property(fc.uniqueArray(anyHex, { minLength: 1, maxLength: 10 }), (colours) => {
        const palette = paletteOf(colours);
        expect(readPalette(coolors?.write(palette) ?? new Uint8Array())?.palette).toEqual(palette);
      }),
    );
  });

  it("is read as other tools and upstream write it", () => {
    const colours = (text: string) => readPalette(encodedText(text))?.palette.map(({ hex }) => hex);
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
    expect(readPalette(encodedText(upstream))?.palette).toEqual([
      { hex: "#C2D1E6", ratio: 2351 },
      { hex: "#000000", ratio: 7649 },
    ]);
  });

  it("is read from custom properties in any notation, even on one line", () => {
    const sheet =
      ":root{--size:400;--a:#264653;--b: rgb(42 157 143); --c:hsl(43 74% 66%);--d: oklch(0.78 0.12 60);--e:transparent}";
    expect(readPalette(encodedText(sheet))?.palette.map(({ hex }) => hex)).toEqual([
      "#264653",
      "#2A9D8F",
      "#E8C468",
      "#EFA464",
    ]);
    const shares = "--a: #264653; /* 20.00% */ --b: #2A9D8F; /* 80.00% */";
    expect(readPalette(encodedText(shares))?.palette.map(({ ratio }) => ratio)).toEqual([
      2000, 8000,
    ]);
  });

  it("has equal shares if the file's shares are invalid", () => {
    const weights = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e308, -1e308, 1e6, 0));
    fc.assert(
      fc.property(fc.array(weights, { minLength: 1, maxLength: 20 }), (ratios) => {
        const file = {
          colours: ratios.map((ratio, index) => ({ hex: `#1234${10 + index}`, ratio })),
        };
        const palette = readPalette(encodedText(JSON.stringify(file)))?.palette ?? [];
        expect(palette).toHaveLength(ratios.length);
        const sum = palette.reduce((total, { ratio }) => total + ratio, 0);
        expect(sum).toBe(fullRatio);
        for (const { ratio } of palette) expect(ratio).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it("is not found if there is none, whatever the bytes", () => {
    for (const text of ["", "hello", "{}", "GIMP Palette", "[]", "12345", "a red house", "bad"]) {
      expect(readPalette(encodedText(text)), text).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const file = Uint8Array.from([0x41, 0x53, 0x45, 0x46, 0, 1, 0, 0, 0, 0, 0, 9, ...noise]);
        expect(() => readPalette(file)).not.toThrow();
      }),
    );
  });
});

describe("a palette of another program", () => {
  const specimen = (name: string) =>
    readFileSync(resolve(import.meta.dirname, "../../../support/odd-files", name));
  const third = [3334, 3333, 3333];
  const primaries = ["#E61E28", "#28B446", "#2846D2"];
  it.each<[string, string[], number[], string[]]>([
    ["mixed-lab.ase", ["#FF0000", "#0066BA", "#00FF00", "#0000FF"], [2500, 2500, 2500, 2500], []],
    ["pantone-lab.ase", ["#EE1B3B", "#0066BA", "#00AB47"], third, []],
    ["nan.ase", ["#00FF00", "#0000FF"], [5000, 5000], ["a"]],
    ["tints.ase", ["#004DCC", "#80A6E5", "#CCDBF5"], third, []],
    ["coolors-export-css.txt", primaries, third, []],
    ["coolors-scss.txt", primaries, third, []],
    ["hex-utf16.txt", primaries, third, []],
    ["shares-comma.txt", primaries, [6050, 2025, 1925], []],
  ])("in %s is read as it is meant", (name, colours, shares, unread) => {
    const read = readPalette(specimen(name));
    expect(read?.palette.map(({ hex }) => hex)).toEqual(colours);
    expect(read?.palette.map(({ ratio }) => ratio)).toEqual(shares);
    expect(read?.unread).toEqual(unread);
    expect(read?.doubles).toBe(0);
  });

  const text = (content: string) => readPalette(encodedText(content));
  it.each<[string, string, string[]]>([
    ["JASC", "JASC-PAL\r\n0100\r\n2\r\n230 30 40\r\n40 180 70\r\n", ["#E61E28", "#28B446"]],
    ["Less", "@red: #e61e28;\n@green: hsl(133 64% 43%);", ["#E61E28", "#27B446"]],
    ["Coolors' object", '{"Red":"e61e28","Green":"28b446"}', ["#E61E28", "#28B446"]],
    [
      "Coolors' XML",
      '<color name="Red" hex="e61e28" r="230" g="30" b="40" />\n<color name="Green" hex="28b446" />',
      ["#E61E28", "#28B446"],
    ],
    ["codes with opacity", "#e61e28ff\n#28b44680\n#fa0c", ["#E61E28", "#28B446", "#FFAA00"]],
    ["notations", "rgb(230, 30, 40); hsl(133, 64%, 43%)", ["#E61E28", "#27B446"]],
    ["lines of channels", "230, 30, 40\n40, 180, 70", ["#E61E28", "#28B446"]],
    ["names", "red, rebeccapurple", ["#FF0000", "#663399"]],
    ["a sheet with two themes", "--ink: #000000; --ink: #ffffff", ["#000000", "#FFFFFF"]],
  ])("as %s is read", (_, content, colours) => {
    expect(text(content)?.palette.map(({ hex }) => hex)).toEqual(colours);
  });

  it("takes no share from a mere name", () => {
    expect(text("Blue 20%: #2846D2\nRed 80%: #E61E28")?.palette[0]?.ratio).toBe(5000);
    expect(text("GIMP Palette\n#\n0 0 255\tBlue 20%\n255 0 0\tRed 80%")?.palette[0]?.ratio).toBe(
      5000,
    );
  });

  it("names what cannot be read and counts duplicates", () => {
    expect(text("#E61E28, #28B44, #28B446, #e61e28")).toEqual({
      palette: paletteOf(["#E61E28", "#28B446"]),
      unread: ["#28B44"],
      doubles: 1,
    });
    expect(text("JASC-PAL\n0100\n4\n230 30 40\n40 180 70\n")?.unread).toEqual(["3", "4"]);
    expect(text("JASC-PAL\n0100\n999999999\n230 30 40\n")?.unread).toHaveLength(255);
    expect(text("--a: #28B446; --b: cmyk(1, 0, 0, 0); --size: 4px")?.unread).toEqual([
      "cmyk(1, 0, 0, 0)",
    ]);
  });

  it("is read from Photoshop in any of its colour modes", () => {
    const words = [
      [0, 65535, 0, 0, 0],
      [1, 21845, 65535, 65535, 0],
      [2, 65535, 65535, 65535, 0],
      [7, 5200, 7500, 4200, 0],
      [8, 10000, 0, 0, 0],
      [14, 0, 0, 0, 0],
    ];
    const file = new DataView(new ArrayBuffer(4 + words.length * 10));
    [1, words.length, ...words.flat()].forEach((word, index) => {
      file.setUint16(index * 2, word);
    });
    const read = readPalette(new Uint8Array(file.buffer));
    expect(read?.palette.map(({ hex }) => hex)).toEqual([
      "#FF0000",
      "#00FF00",
      "#000000",
      "#EE1B3B",
    ]);
    expect(read).toMatchObject({ unread: ["6"], doubles: 1 });
  });
});
