import { deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { bytesOf } from "@/lib/core/recipe/byte-source";
import { readRecipe, splicesFor } from "@/lib/core/recipe/embedding";
import type { Recipe } from "@/lib/core/recipe/recipe";
import { sourceOf, spliced } from "../../../support/byte-source";
import { anyRecipe } from "../../../support/recipe-arbitrary";

const picture = (alpha = false) =>
  sharp({
    create: {
      width: 61,
      height: 47,
      channels: alpha ? 4 : 3,
      background: { r: 120, g: 160, b: 170, alpha: 0.5 },
      noise: { type: "gaussian", mean: 128, sigma: 30 },
    },
  });

const made: Record<string, () => Promise<Buffer>> = {
  png: () => picture().png().toBuffer(),
  "png with alpha": () => picture(true).png().toBuffer(),
  "png with XMP": () => picture().withXmp(foreignXmp).png().toBuffer(),
  jpeg: () => picture().jpeg().toBuffer(),
  "jpeg with EXIF and XMP": () =>
    picture().withMetadata({ orientation: 6 }).withXmp(foreignXmp).jpeg().toBuffer(),
  "webp, lossy": () => picture().webp().toBuffer(),
  "webp, lossless": () => picture().webp({ lossless: true }).toBuffer(),
  "webp, lossless with alpha": () => picture(true).webp({ lossless: true }).toBuffer(),
  "webp, extended": () => picture(true).withMetadata({ orientation: 6 }).webp().toBuffer(),
  "webp with XMP": () => picture().withXmp(foreignXmp).webp().toBuffer(),
};
const names = Object.keys(made);

const foreignXmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/></rdf:RDF></x:xmpmeta>';

const files = new Map<string, Buffer>();
beforeAll(async () => {
  for (const name of names) files.set(name, (await made[name]?.()) ?? Buffer.alloc(0));
});
const fileOf = (name: string) => files.get(name) ?? Buffer.alloc(0);

async function carrying(file: Buffer, recipe: Recipe): Promise<Buffer> {
  const splices = await splicesFor(sourceOf(file), recipe);
  if (!splices) throw new Error("It cannot carry a recipe.");
  return spliced(file, splices);
}

const pixelsOf = async (file: Buffer) => {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return { data, size: [info.width, info.height, info.channels] };
};

/** Without the dates and sizes that are about the file. */
const factsOf = async (file: Buffer) => {
  const { format, width, height, orientation, hasAlpha, exif } = await sharp(file).metadata();
  return { format, width, height, orientation, hasAlpha, exif };
};

describe.each(names)("a recipe in a %s", (name) => {
  it("comes back whatever its words are, and no pixel differs", async () => {
    const file = fileOf(name);
    const pixels = await pixelsOf(file);
    const facts = await factsOf(file);
    await fc.assert(
      fc.asyncProperty(anyRecipe, async (recipe) => {
        const copy = await carrying(file, recipe);
        expect(await readRecipe(sourceOf(copy))).toEqual(recipe);
        expect(await pixelsOf(copy)).toEqual(pixels);
        expect(await factsOf(copy)).toEqual(facts);
      }),
      { numRuns: 10 },
    );
  });

  it("is in the XMP too, with the IPTC's mark and what was there before", async () => {
    const [recipe] = fc.sample(anyRecipe, { numRuns: 1, seed: 1 });
    if (!recipe) throw new Error("There is no recipe.");
    const described = { ...recipe, prompt: "青い花瓶 🏺 & <b>" };
    const copy = await carrying(fileOf(name), described);
    const packet = (await sharp(copy).metadata()).xmp?.toString("utf8") ?? "";
    expect(packet).toContain(
      ">http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia<",
    );
    expect(packet).toContain(">青い花瓶 🏺 &amp; &lt;b&gt;</rdf:li>");
    expect(packet.includes('xmp:Rating="4"')).toBe(name.includes("XMP"));
    expect(packet.match(/<swatchbox:recipe>/g)).toHaveLength(1);
  });

  it("replaces an earlier one", async () => {
    const recipes = fc.sample(anyRecipe, { numRuns: 2, seed: 2 });
    const [first, second] = recipes;
    if (!first || !second) throw new Error("There are no recipes.");
    const again = await carrying(await carrying(fileOf(name), first), second);
    expect(await readRecipe(sourceOf(again))).toEqual(second);
    expect(await pixelsOf(again)).toEqual(await pixelsOf(fileOf(name)));
  });
});

describe("a recipe that is too long for a JPEG", () => {
  const [recipe] = fc.sample(anyRecipe, { numRuns: 1, seed: 3 });
  const withTexts = (prompt: string, rewrittenPrompt: string): Recipe => {
    if (!recipe) throw new Error("There is no recipe.");
    return { ...recipe, prompt, run: { ...recipe.run, rewrittenPrompt } };
  };

  it("loses the description first, then the rewritten prompt, and never the request itself", async () => {
    const twice = withTexts("花".repeat(15_000), "short");
    const copy = await carrying(fileOf("jpeg"), twice);
    expect(await readRecipe(sourceOf(copy))).toEqual(twice);
    const packet = (await sharp(copy).metadata()).xmp?.toString("utf8");
    expect(packet).not.toContain("dc:description");

    const longer = withTexts("花".repeat(15_000), "花".repeat(10_000));
    const { rewrittenPrompt: _, ...run } = longer.run;
    const short = await carrying(fileOf("jpeg"), longer);
    expect(await readRecipe(sourceOf(short))).toEqual({ ...longer, run });
  });

  it("is not half written if it does not fit whole", async () => {
    const endless = withTexts("花".repeat(30_000), "");
    expect(await splicesFor(sourceOf(fileOf("jpeg")), endless)).toBeUndefined();
  });
});

describe("reading a recipe", () => {
  it("finds it even if another program has rewritten the XMP", async () => {
    const [recipe] = fc.sample(anyRecipe, { numRuns: 1, seed: 4 });
    if (!recipe) throw new Error("There is no recipe.");
    const copy = await carrying(fileOf("png"), recipe);
    const asJpeg = await sharp(copy).keepXmp().jpeg().toBuffer();
    expect(await readRecipe(sourceOf(asJpeg))).toEqual(recipe);
    // sharp packs the texts of a PNG.
    const packed = await sharp(copy).keepMetadata().png().toBuffer();
    expect(packed.includes("zTXt")).toBe(true);
    expect(await readRecipe(sourceOf(packed))).toEqual(recipe);
    const attribute = `<rdf:Description swatchbox:recipe='${JSON.stringify({
      ...recipe,
      prompt: "x",
    })
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll("'", "&#x27;")}'/>`;
    const asAttribute = await picture().withXmp(attribute).webp().toBuffer();
    expect(await readRecipe(sourceOf(asAttribute))).toEqual({ ...recipe, prompt: "x" });
  });

  it("says that there is none, or that it is not understood", async () => {
    expect(await readRecipe(sourceOf(fileOf("png")))).toBe("none");
    expect(await readRecipe(sourceOf(bytesOf("no picture")))).toBe("none");
    expect(await readRecipe(sourceOf(new Uint8Array()))).toBe("none");
    const newer = await picture()
      .withXmp('<swatchbox:recipe>{"kind":"swatchbox","version":99}</swatchbox:recipe>')
      .jpeg()
      .toBuffer();
    expect(await readRecipe(sourceOf(newer))).toBe("unreadable");
  });

  it("never fails on a broken or hostile file, nor does writing", async () => {
    const whole = await Promise.all(
      names.map(async (name) => {
        const [recipe] = fc.sample(anyRecipe, { numRuns: 1, seed: 5 });
        if (!recipe) throw new Error("There is no recipe.");
        return { recipe, file: await carrying(fileOf(name), recipe) };
      }),
    );
    const broken = fc.record({
      which: fc.nat(names.length - 1),
      changes: fc.array(fc.tuple(fc.nat(3000), fc.nat(255)), { minLength: 1, maxLength: 12 }),
      length: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(4000)),
    });
    await fc.assert(
      fc.asyncProperty(broken, async ({ which, changes, length }) => {
        const { file, recipe } = whole[which] ?? { file: Buffer.alloc(0), recipe: undefined };
        const bytes = Uint8Array.from(file.subarray(0, Math.min(length, file.length)));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const read = await readRecipe(sourceOf(bytes));
        expect(typeof read === "object" || read === "none" || read === "unreadable").toBe(true);
        const splices = recipe && (await splicesFor(sourceOf(bytes), recipe));
        for (const { at, remove } of splices ?? []) {
          expect(at + remove).toBeLessThanOrEqual(bytes.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("does not unpack a text that would fill the memory", async () => {
    const packed = deflateSync(Buffer.alloc(64 * 1024 * 1024, 32));
    const body = Buffer.concat([Buffer.from("zTXtswatchbox\0\0"), packed]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length - 4);
    const file = fileOf("png");
    const bomb = Buffer.concat([
      file.subarray(0, 33),
      length,
      body,
      Buffer.alloc(4),
      file.subarray(33),
    ]);
    expect(await readRecipe(sourceOf(bomb))).toBe("none");
  });

  it("reads little of a file with nothing but headers", async () => {
    const chunk = Buffer.concat([Buffer.from([0, 0, 0, 0]), Buffer.from("aaaa"), Buffer.alloc(4)]);
    const head = fileOf("png").subarray(0, 33);
    const endless = Buffer.concat([head, ...Array.from({ length: 200_000 }, () => chunk)]);
    let reads = 0;
    const source = sourceOf(endless);
    const counted: typeof source = {
      size: source.size,
      read: (offset, length) => {
        reads += 1;
        return source.read(offset, length);
      },
    };
    expect(await readRecipe(counted)).toBe("none");
    expect(reads).toBeLessThan(60_000);
  });
});
