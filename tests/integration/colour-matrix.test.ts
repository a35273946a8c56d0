import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import type { Model } from "@/lib/core/models/model";
import { swatchSchema } from "@/lib/core/palette/palette";
import { originalIn } from "@/lib/server/assets/blobs/original";
import { prepareInputs } from "@/lib/server/assets/prepare";
import { openTileCutter } from "@/lib/server/assets/tile-cutter";
import { type AssetRow, findAssetRow } from "@/lib/server/db/assets/asset-rows";
import { type ColourFormat, colourFile, printFile } from "../support/colour-file";
import { type ColourSpace, spaces, type Triple } from "../support/icc-profile";
import { type KeptImages, openKeptImages } from "../support/kept-images";

/** Larger than a preview, so that everything is made smaller once. */
const size = [2080, 544] as const;

let images: KeptImages;
let stores: KeptImages["stores"];
beforeAll(async () => {
  images = await openKeptImages();
  stores = images.stores;
});
afterAll(() => images.close());

/** The colours in the middle of the quarters of an image. */
async function quartersOf(image: string | Buffer): Promise<Triple[]> {
  const { data, info } = await sharp(image, { limitInputPixels: false })
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [0, 1, 2, 3].map((quarter): Triple => {
    const x = Math.floor((info.width * (1 + 2 * (quarter % 2))) / 4);
    const y = Math.floor((info.height * (1 + 2 * Math.floor(quarter / 2))) / 4);
    const at = (y * info.width + x) * info.channels;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  });
}

/** What is shown and sent of an image, each as the colours of its quarters. */
async function shownOf(asset: AssetRow) {
  const { width, height } = asset;
  const original = { ...originalIn(stores.blobs, asset), width, height, hasAlpha: false };
  const tiles = openTileCutter();
  const cut = (left: number, top: number, side: number, level: number) =>
    tiles.cut(
      original,
      { left, top, width: side, height: side },
      level,
      new AbortController().signal,
    );
  const places = [0, 1, 2, 3].map((quarter) => [
    quarter % 2 === 0 ? 0 : 1536,
    quarter < 2 ? 64 : 352,
  ]);
  const inTiles = (level: number) =>
    Promise.all(
      places.map(async ([left = 0, top = 0]) => {
        const [colour = [0, 0, 0]] = await quartersOf(await cut(left, top, 128, level));
        return colour;
      }),
    );
  return {
    preview: await quartersOf(await stores.derivatives.pathOf("preview", original)),
    thumb: await quartersOf(await stores.derivatives.pathOf("thumb", original)),
    tile: await inTiles(0),
    "smaller tile": await inTiles(2),
    copy: await quartersOf(await copyOf(asset)),
    palette: await paletteOf(asset),
  };
}

/** A model that takes less than there is, so that a copy has to be made. */
const model = smaller(modelOf(catalog, "wan2.7-image"));

function smaller(real: Model): Model {
  if (!real.inputs) throw new Error("The model takes no images.");
  return { ...real, inputs: { ...real.inputs, sidePx: { min: 1, max: 1000 } } };
}

async function copyOf(asset: AssetRow): Promise<Buffer> {
  const request = {
    model: model.id,
    prompt: "",
    inputs: [{ assetId: asset.id, boxes: [] }],
    parameters: {},
  };
  const sending = { bodyBytes: 64 * 1024 * 1024, uploads: false };
  const { inputs } = await prepareInputs(request, [asset], model, sending, stores.blobs);
  const [input] = inputs;
  if (!input) throw new Error("No copy was made.");
  expect(input.changes).toContain("scaled");
  return input.content;
}

/** The colours that the studio found behind the scenes, as soon as it has. */
async function paletteOf({ id }: AssetRow): Promise<Triple[]> {
  for (;;) {
    const row = await findAssetRow(stores.database, id);
    if (row?.colours) {
      return swatchSchema
        .array()
        .parse(JSON.parse(row.colours))
        .map(({ hex }) => tripleOf(hex));
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const tripleOf = (hex: string): Triple => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

const apart = (one: Triple, other: Triple) =>
  Math.max(...one.map((value, channel) => Math.abs(value - (other[channel] ?? 0))));

/** How far the worst of the wanted colours is from what is shown in its place. */
function worst(found: Triple[], wanted: readonly Triple[], isInPlace: boolean): number {
  return Math.max(
    ...wanted.map((colour, index) => {
      const candidates = isInPlace ? found.slice(index, index + 1) : found;
      return Math.min(...candidates.map((candidate) => apart(candidate, colour)));
    }),
  );
}

/**
 * How far, of 255, a colour may be from what it is by calculation: half a step is rounding, and the
 * values of the profiles are rounded, too. What is packed with loss keeps large areas of one colour.
 */
const mostApart = 0.75;

async function distancesOf(content: Buffer, wanted: readonly Triple[]) {
  const { tile, copy, preview, thumb, palette, ...shown } = await shownOf(
    await images.keep(content),
  );
  const smaller = shown["smaller tile"];
  return {
    tile: worst(tile, wanted, true),
    "smaller tile": worst(smaller, wanted, true),
    copy: worst(copy, wanted, true),
    preview: worst(preview, wanted, true),
    thumb: worst(thumb, wanted, true),
    palette: worst(palette, wanted, false),
  };
}

function expectNear(
  distances: Awaited<ReturnType<typeof distancesOf>>,
  label: string,
  /** A profile's tables tell the colours between their entries less exactly. */
  more = 0,
): void {
  const worst = Object.values(distances).map((distance) => distance.toFixed(2));
  table.push(`| ${label} | ${worst.join(" | ")} |`);
  const tooFar = Object.entries(distances).filter(([, distance]) => distance > mostApart + more);
  expect({ tooFar, distances }).toEqual({ tooFar: [], distances });
}

/** Every distance that was measured, shown where COLOUR_TABLE asks for it. */
const table = [
  "| format | bits | profile | tile | smaller tile | copy | preview | thumb | palette |",
];
afterAll(() => {
  if (process.env.COLOUR_TABLE) console.info(table.join("\n"));
});

const formats: [ColourFormat, 8 | 16][] = [
  ["png", 8],
  ["png", 16],
  ["tiff", 8],
  ["tiff", 16],
  ["jpeg", 8],
  ["webp", 8],
  ["avif", 8],
  ["avif", 16],
];
const profiles: [string, ColourSpace | undefined][] = [
  ["none", undefined],
  ...Object.entries(spaces),
];
/** These keep grey as colour. */
const withoutGrey: ColourFormat[] = ["webp", "avif"];
const combinations = formats.flatMap(([format, bits]) =>
  profiles
    .filter(([, space]) => !space || space.primaries || !withoutGrey.includes(format))
    .map(([name, space]) => ({ format, bits, name, space })),
);

describe("known colours", () => {
  it.each(combinations)(
    "are the same in everything made from a $format of $bits bits with the profile $name",
    async ({ format, bits, name, space }) => {
      const { content, colours } = await colourFile(format, bits, space, size);
      const isMapped = space?.isMapped === true;
      const distances = await distancesOf(content, colours);
      expectNear(distances, `${format} | ${bits} | ${name}`, isMapped ? 0.75 : 0);
    },
  );

  it("are the same in whatever format a print is saved", async () => {
    const reference = await printFile("tiff", 8, size);
    const { space, icc } = await sharp(reference).metadata();
    expect({ space, hasProfile: icc !== undefined }).toEqual({ space: "cmyk", hasProfile: true });
    const printed = await quartersOf(reference);
    for (const [format, bits] of [
      ["tiff", 8],
      ["tiff", 16],
      ["jpeg", 8],
    ] as const) {
      const distances = await distancesOf(await printFile(format, bits, size), printed);
      expectNear(distances, `${format} | ${bits} | press`);
    }
  });
});
