import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { identify } from "@/lib/server/assets/identify";
import { uprightPixels } from "@/lib/server/assets/upright-pixels";
import { freshFolder } from "../../support/processes";
import { tag, tiffFile } from "../../support/tiff-file";

const specimen = (name: string) => resolve(import.meta.dirname, "../../support/odd-files", name);

let folder = "";
beforeAll(async () => {
  folder = await freshFolder();
});

async function kept(content: Uint8Array): Promise<string> {
  const path = join(folder, String(Math.random()));
  await writeFile(path, content);
  return path;
}

/** What the studio knows of a file, and its colours in the middle of each quarter, from the top left. */
async function looked(path: string) {
  const facts = await identify(path);
  if (typeof facts === "string") return { refusal: facts };
  const { data, info } = await uprightPixels({ path, mime: facts.mime });
  expect([info.width, info.height]).toEqual([facts.width, facts.height]);
  const quarters = [0, 1, 2, 3].map((quarter) => {
    const x = Math.floor((info.width * (1 + 2 * (quarter % 2))) / 4);
    const y = Math.floor((info.height * (1 + 2 * Math.floor(quarter / 2))) / 4);
    const at = (y * info.width + x) * info.channels;
    return [...data.subarray(at, at + info.channels)];
  });
  return { facts, quarters };
}

const bytesOf = (hex: string) => [...Buffer.from(hex, "hex")];

/** Colours that may be one step away, as rounding makes them. */
function expectColours(found: number[][] | undefined, wanted: string[], most = 1): void {
  expect(found?.map(({ length }) => length)).toEqual(wanted.map(({ length }) => length / 2));
  const apart = wanted.flatMap((hex, quarter) =>
    bytesOf(hex).map((value, channel) => Math.abs(value - (found?.[quarter]?.[channel] ?? -1000))),
  );
  expect(Math.max(...apart), JSON.stringify({ found, wanted })).toBeLessThanOrEqual(most);
}

const four = ["e61e28", "28b446", "2846d2", "f0dc3c"];
const plain = (hex: string) => [hex, hex, hex, hex];

describe("a file that other programs misread", () => {
  it.each<[string, string[]]>([
    ["bmp1.bmp", ["ffffff", "000000", "ffffff", "000000"]],
    ["bmp1_white.bmp", plain("ffffff")],
    ["bmp4.bmp", four],
    ["bmp4_odd.bmp", four],
    ["bmp4_rle.bmp", four],
    ["bmp8.bmp", four],
    ["bmp8_rle.bmp", four],
    ["bmp24_gap.bmp", four],
    ["bmp24_2060.bmp", four],
    ["bmp32_v5_alpha.bmp", ["e61e2800", "e61e28ff", "e61e2800", "e61e28ff"]],
    ["bmp_os2.bmp", plain("e61e28")],
    ["png16_icc_srgb.png", four],
    ["png16a_icc_srgb.png", four.map((hex) => `${hex}ff`)],
    ["png16gray_icc.png", ["f5f5f5", "969696", "f5f5f5", "969696"]],
    ["tif16_icc_srgb.tif", four],
    ["tif_planar.tif", four],
    ["tif_ycc.tif", four],
    ["gif_offset.gif", ["0000ffff", "00000000", "00000000", "00000000"]],
    ["jpg_no_eoi.jpg", four],
    ["jpg_samsung_sos.jpg", four],
  ])("has its colours: %s", async (name, colours) => {
    const { facts, quarters } = await looked(specimen(name));
    expectColours(quarters, colours);
    expect(facts?.hasAlpha).toBe(colours[0]?.length === 8);
  });

  it("with 16 bits and the profile of Adobe RGB has the same colours as with 8", async () => {
    const path = specimen("png16_icc_adobe.png");
    const eight = await sharp(path).keepIccProfile().toColourspace("srgb").png().toBuffer();
    const { quarters } = await looked(path);
    const known = (await looked(await kept(eight))).quarters ?? [];
    expectColours(
      quarters,
      known.map((colour) => Buffer.from(colour).toString("hex")),
    );
  });
});

const [width, height] = [48, 32];
/** Red, green, blue of each pixel of the four quarters. */
const pixels = Uint8Array.from({ length: width * height * 3 }, (_, index) => {
  const place = Math.floor(index / 3);
  const quarter = (place % width < width / 2 ? 0 : 1) + (place < (width * height) / 2 ? 0 : 2);
  return bytesOf(four[quarter] ?? "")[index % 3] ?? 0;
});
const shape = { [tag.width]: [width], [tag.height]: [height], [tag.orientation]: [1] };
const strip = { ...shape, [tag.rowsPerStrip]: [height] };
const threes = (bits: number) => ({ [tag.bits]: [bits, bits, bits], [tag.samples]: [3] });
const wide = (values: Iterable<number>) => new Uint8Array(Uint16Array.from(values).buffer);

/** Tiles of 16 × 16 of each plane, one plane behind the other. */
function planes(bytesEach: 1 | 2, isBigEndian = false): Uint8Array[] {
  return [0, 1, 2].flatMap((plane) =>
    Array.from({ length: (width / 16) * (height / 16) }, (_, tile) => {
      const left = (tile % (width / 16)) * 16;
      const top = Math.floor(tile / (width / 16)) * 16;
      const values = Array.from({ length: 256 }, (_, index) => {
        const place = (top + Math.floor(index / 16)) * width + left + (index % 16);
        return pixels[place * 3 + plane] ?? 0;
      });
      // A value with its own byte in both halves is the same in either order.
      if (bytesEach === 2 && isBigEndian) return wide(values.map((value) => value * 257));
      return bytesEach === 2 ? wide(values.map((value) => value * 257)) : Uint8Array.from(values);
    }),
  );
}

const tiles = { ...shape, [tag.tileWidth]: [16], [tag.tileHeight]: [16] };
const separate = { ...tiles, [tag.photometric]: [2], [tag.planar]: [2] };

/** Lightness and colour of each pixel, as TIFF 6 has it. */
function yccOf(place: number): [number, number, number] {
  const [r = 0, g = 0, b = 0] = pixels.subarray(place * 3, place * 3 + 3);
  const y = 0.299 * r + 0.587 * g + 0.114 * b;
  return [y, (b - y) / 1.772 + 128, (r - y) / 1.402 + 128];
}

/** Blocks whose pixels share their colour. */
function yccBlocks(across: number, down: number): Uint8Array {
  const bytes: number[] = [];
  for (let top = 0; top < height; top += down) {
    for (let left = 0; left < width; left += across) {
      for (let index = 0; index < across * down; index += 1) {
        const place = (top + Math.floor(index / across)) * width + left + (index % across);
        bytes.push(Math.round(yccOf(place)[0]));
      }
      const [, blue, red] = yccOf(top * width + left);
      bytes.push(Math.round(blue), Math.round(red));
    }
  }
  return Uint8Array.from(bytes);
}

/** The four colours in Lab for D50, worked out by another program. */
const labs = [
  [50.29, 71.97, 49.99],
  [64.61, -54.61, 44.02],
  [35.54, 30.95, -76.52],
  [87.47, -4.89, 75.03],
];
function labPixels(write: (l: number, a: number, b: number) => number[]): number[] {
  return Array.from({ length: width * height }, (_, place) => {
    const quarter = (place % width < width / 2 ? 0 : 1) + (place < (width * height) / 2 ? 0 : 2);
    const [l = 0, a = 0, b = 0] = labs[quarter] ?? [];
    return write(l, a, b).map(Math.round);
  }).flat();
}

const grey = Float32Array.from({ length: width * height }, (_, place) =>
  place % width < width / 2 ? 0.25 : 0.75,
);
const greys = ["404040", "bfbfbf", "404040", "bfbfbf"];
const single = { ...strip, [tag.photometric]: [1], [tag.samples]: [1] };
const bytes = (values: { buffer: ArrayBuffer }) => new Uint8Array(values.buffer);

describe("a TIFF", () => {
  const ycc = { ...strip, ...threes(8), [tag.photometric]: [6] };
  const lab8 = { ...strip, ...threes(8), [tag.photometric]: [8] };
  const lab16 = { ...strip, ...threes(16), [tag.photometric]: [8] };
  it.each<[string, Buffer]>([
    ["of tiles in planes", tiffFile({ ...separate, ...threes(8) }, planes(1))],
    [
      "of packed tiles in planes",
      tiffFile({ ...separate, ...threes(8) }, planes(1), { isDeflated: true }),
    ],
    ["of tiles in planes of 16 bits", tiffFile({ ...separate, ...threes(16) }, planes(2))],
    [
      "of tiles in planes, with its high bytes first",
      tiffFile({ ...separate, ...threes(16) }, planes(2, true), { isBigEndian: true }),
    ],
    [
      "of tiles in planes, as a BigTIFF",
      tiffFile({ ...separate, ...threes(8) }, planes(1), { isBig: true }),
    ],
    [
      "that keeps lightness and colour apart",
      tiffFile({ ...ycc, [tag.yccSubsampling]: [1, 1] }, [yccBlocks(1, 1)]),
    ],
    [
      "in which two pixels share a colour",
      tiffFile({ ...ycc, [tag.yccSubsampling]: [2, 1] }, [yccBlocks(2, 1)]),
    ],
    [
      "in which four pixels share a colour",
      tiffFile({ ...ycc, [tag.yccSubsampling]: [2, 2] }, [yccBlocks(2, 2)], { isDeflated: true }),
    ],
    ["that does not say how many share a colour", tiffFile(ycc, [yccBlocks(2, 2)])],
    [
      "of Lab in 8 bits",
      tiffFile(lab8, [Uint8Array.from(labPixels((l, a, b) => [l * 2.55, a, b]))]),
    ],
    [
      "of Lab in 16 bits",
      tiffFile(lab16, [wide(labPixels((l, a, b) => [l * 655.35, a * 256, b * 256]))]),
    ],
    [
      "of ICC's Lab in 8 bits",
      tiffFile({ ...lab8, [tag.photometric]: [9] }, [
        Uint8Array.from(labPixels((l, a, b) => [l * 2.55, a + 128, b + 128])),
      ]),
    ],
    [
      "of ICC's Lab in 16 bits",
      tiffFile({ ...lab16, [tag.photometric]: [9] }, [
        wide(labPixels((l, a, b) => [l * 652.8, (a + 128) * 256, (b + 128) * 256])),
      ]),
    ],
    [
      "of 32 bits",
      tiffFile({ ...strip, ...threes(32), [tag.photometric]: [2] }, [
        bytes(Uint32Array.from(pixels, (value) => value * 0x1010101)),
      ]),
    ],
  ])("%s has its colours", async (name, file) => {
    const { facts, quarters } = await looked(await kept(file));
    // Eight bits of Lab, and of lightness and colour, are coarse.
    expectColours(quarters, four, /8 bits|colour/.test(name) ? 3 : 1);
    expect(facts).toMatchObject({ mime: "image/tiff", isIrregular: true, frames: 1 });
  });

  it("with tags out of order is read all the same", async () => {
    const file = tiffFile({ ...strip, ...threes(8), [tag.photometric]: [2] }, [pixels]);
    const first = file.readUInt32LE(4) + 2;
    const record = Buffer.from(file.subarray(first, first + 12));
    file.copyWithin(first, first + 12, first + 24);
    record.copy(file, first + 12);
    expectColours((await looked(await kept(file))).quarters, four);
  });

  it("of tiles in planes, one of them alpha, is as transparent as it says", async () => {
    const alpha = Array.from({ length: 6 }, () => new Uint8Array(256).fill(100));
    const glass = { ...separate, [tag.bits]: [8, 8, 8, 8], [tag.samples]: [4] };
    const file = tiffFile({ ...glass, [tag.extraSamples]: [2] }, [...planes(1), ...alpha]);
    const { facts, quarters } = await looked(await kept(file));
    expectColours(
      quarters,
      four.map((hex) => `${hex}64`),
    );
    expect(facts?.hasAlpha).toBe(true);
  });

  it("that is rotated is upright", async () => {
    const file = tiffFile({ ...separate, ...threes(8), [tag.orientation]: [6] }, planes(1));
    const { facts, quarters } = await looked(await kept(file));
    expectColours(quarters, ["2846d2", "e61e28", "f0dc3c", "28b446"]);
    expect(facts).toMatchObject({ width: height, height: width, orientation: 6 });
  });

  it.each<[string, Uint8Array, number]>([
    ["halves", wide(Array.from(grey, (value) => (value === 0.25 ? 0x3400 : 0x3a00))), 16],
    ["singles", bytes(grey), 32],
    ["singles up to 255", bytes(grey.map((value) => value * 255)), 32],
  ])("of grey numbers with a fraction, %s, is neither black nor white", async (_, block, bits) => {
    const file = tiffFile({ ...single, [tag.bits]: [bits], [tag.sampleFormat]: [3] }, [block]);
    // 0.75 of 255 singles is the most there is.
    expectColours((await looked(await kept(file))).quarters, greys);
  });

  it("in a camera's raw format is not accepted", async () => {
    const colour = { ...strip, ...threes(8), [tag.photometric]: [2] };
    const dng = tiffFile({ ...colour, [tag.dngVersion]: [1, 4, 0, 0] }, [pixels]);
    const preview = { ...colour, [tag.subfileType]: [1], [tag.subDirectories]: [8] };
    for (const file of [dng, tiffFile(preview, [pixels])]) {
      expect(await looked(await kept(file))).toEqual({ refusal: "image.format" });
    }
  });
});

describe("a file of several frames", () => {
  const frames = Buffer.concat([Buffer.alloc(64 * 64 * 3, 0), Buffer.alloc(64 * 64 * 3, 255)]);
  const moving = sharp(frames, { raw: { width: 64, height: 128, channels: 3, pageHeight: 64 } });

  it.each(["gif", "webp"] as const)(
    "shows the first of a %s, and says that there are more",
    async (format) => {
      const { facts, quarters } = await looked(
        await kept(await moving.clone()[format]().toBuffer()),
      );
      expectColours(
        quarters?.map((colour) => colour.slice(0, 3)),
        plain("000000"),
      );
      expect(facts).toMatchObject({ width: 64, height: 64, frames: 2 });
    },
  );

  it("shows the first page of a TIFF, and does not count a smaller copy of it", async () => {
    const page = { ...strip, ...threes(8), [tag.photometric]: [2] };
    const inverse = pixels.map((value) => 255 - value);
    const pages = (second: Record<number, number[]>) =>
      tiffFile(page, [pixels], { next: { tags: { ...page, ...second }, blocks: [inverse] } });
    const two = await looked(await kept(pages({})));
    expectColours(two.quarters, four);
    expect(two.facts?.frames).toBe(2);
    expect((await looked(await kept(pages({ [tag.subfileType]: [1] })))).facts?.frames).toBe(1);
  });

  it("is not read forever if a page of a TIFF names itself as the next", async () => {
    const file = tiffFile({ ...strip, ...threes(8), [tag.photometric]: [2] }, [pixels]);
    const directory = file.readUInt32LE(4);
    file.writeUInt32LE(directory, directory + 2 + file.readUInt16LE(directory) * 12);
    expect(await identify(await kept(file))).toMatchObject({ mime: "image/tiff" });
  });

  it("counts those of a PNG", async () => {
    const still = await sharp({
      create: { width: 8, height: 8, channels: 3, background: "#e61e28" },
    })
      .png()
      .toBuffer();
    const chunk = Buffer.alloc(20);
    chunk.writeUInt32BE(8);
    chunk.write("acTL", 4, "latin1");
    chunk.writeUInt32BE(7, 8);
    chunk.writeUInt32BE(crc32(chunk.subarray(4, 16)), 16);
    // Behind the header, which ends after 33 bytes.
    const animated = Buffer.concat([still.subarray(0, 33), chunk, still.subarray(33)]);
    expect((await looked(await kept(animated))).facts).toMatchObject({ frames: 7 });
    expect((await looked(await kept(still))).facts).toMatchObject({ frames: 1 });
  });
});

describe("a JPEG", () => {
  const photo = () => readFile(specimen("jpg_no_eoi.jpg"));
  const whole = async () => Buffer.concat([await photo(), Buffer.from([0xff, 0xd9])]);

  it("that every program reads is not called irregular", async () => {
    const { facts, quarters } = await looked(await kept(await whole()));
    expectColours(quarters, four);
    expect(facts?.isIrregular).toBe(false);
  });

  it.each<[string, (file: Buffer) => Buffer]>([
    ["without its end", (file) => file.subarray(0, -2)],
    [
      "with bytes between its segments",
      (file) => Buffer.concat([file.subarray(0, 20), Buffer.from([1, 2, 3]), file.subarray(20)]),
    ],
  ])("%s is accepted and called irregular", async (_, bend) => {
    const { facts, quarters } = await looked(await kept(bend(await whole())));
    expectColours(quarters, four);
    expect(facts?.isIrregular).toBe(true);
  });

  it("that lacks pixels is refused", async () => {
    const file = await whole();
    for (const bytes of [200, file.length - 30, file.length - 300, file.length >> 1]) {
      const path = await kept(file.subarray(0, bytes));
      const facts = await identify(path);
      if (typeof facts === "string") expect(facts).toBe("image.unreadable");
      else await expect(uprightPixels({ path, mime: facts.mime })).rejects.toThrow();
    }
  });
});

describe("a GIF whose first frame covers only part of its screen", () => {
  // Sizes of screens that some programs wrote whatever the picture was, and one that nobody did.
  it.each([
    [640, 480],
    [800, 600],
    [3000, 20],
    [321, 257],
  ])("is as large as its screen of %i × %i", async (width, height) => {
    const screen = Buffer.from("GIF89a\0\0\0\0\xf0\0\0\0\0\xff\0\0\0", "latin1");
    screen.writeUInt16LE(width, 6);
    screen.writeUInt16LE(height, 8);
    const frame = Buffer.from(",\x01\0\x01\0\x01\0\x01\0\0\x02\x02D\x01\0;", "latin1");
    const path = await kept(Buffer.concat([screen, frame]));
    expect(await identify(path)).toMatchObject({ width, height, hasAlpha: true });
    const { data } = await uprightPixels({ path, mime: "image/gif" });
    const blue = (width + 1) * 4;
    expect([...data.subarray(blue, blue + 4)]).toEqual([0, 0, 255, 255]);
    expect(data.filter((value) => value !== 0).length).toBe(2);
  });
});
