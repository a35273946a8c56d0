import sharp from "sharp";
import type { Plan } from "../plan.ts";
import { type Random, randomFrom } from "../random.ts";
import { drawEdit } from "./edit.ts";
import { marksSvg, watermarkOf } from "./marks.ts";
import { sceneSvg } from "./scene.ts";
import { type Pixels, screenPrint } from "./screen-print.ts";

const grainTile = 256;
/** For models whose next seed is not published: a step that nobody would guess. */
const unknownStep = 7919;
/**
 * Beyond this side the SVG renderer slows down out of proportion; the scene is enlarged instead.
 */
const largestScene = 2048;
/** How many times larger the pixels of a sketch are. */
const sketchPixel = 8;

/**
 * Draws one image of a task as PNG of exactly the planned size; the plan and the index alone
 * determine it. With a palette every pixel outside the marks has one of its colours, in exact
 * shares. A sketch has the same size in coarse pixels, and takes a fraction of the time to draw and
 * to read.
 */
export async function drawPicture(
  plan: Plan,
  index: number,
  readInput: (sha256: string) => Promise<Buffer>,
  isSketch = false,
): Promise<Buffer> {
  const random = randomFrom(plan.seed + index * (plan.seedStep ?? unknownStep));
  const pixels = await paint(isSketch ? reduced(plan) : plan, random, readInput);
  const { width, height } = plan;
  const marks = marksSvg(width, height, plan.watermark ? watermarkOf(plan.model) : undefined);
  return (
    sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } })
      .resize(width, height, { fit: "fill", kernel: "nearest" })
      .composite([{ input: Buffer.from(marks.svg), left: 0, top: marks.top }])
      // The marks add an alpha channel, which the models would not accept in an input.
      .removeAlpha()
      .png({ compressionLevel: isSketch ? 1 : 3 })
      .toBuffer()
  );
}

function reduced(plan: Plan): Plan {
  const side = (pixels: number) => Math.ceil(pixels / sketchPixel);
  return { ...plan, width: side(plan.width), height: side(plan.height) };
}

/** The picture without its marks. */
async function paint(
  plan: Plan,
  random: Random,
  readInput: (sha256: string) => Promise<Buffer>,
): Promise<Pixels> {
  const { width, height, palette } = plan;
  const drawn =
    plan.images.length > 0
      ? await drawEdit(plan, random, readInput)
      : await drawScene(plan, random);
  const { data } = await sharp(drawn)
    .resize(width, height, { fit: "fill" })
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  addGrain(data, width, random);
  const pixels = { data, width, height };
  return palette.length > 0 ? { ...pixels, data: screenPrint(pixels, palette) } : pixels;
}

async function drawScene({ prompt, width, height }: Plan, random: Random): Promise<Buffer> {
  const scale = Math.min(1, largestScene / Math.max(width, height));
  const svg = sceneSvg(prompt, Math.round(width * scale), Math.round(height * scale), random);
  return sharp(Buffer.from(svg)).png({ compressionLevel: 0 }).toBuffer();
}

/** Adds a faint grain of light and dark, so that surfaces look like paper, not plastic. */
function addGrain(pixels: Buffer, width: number, random: Random): void {
  const lights = new Float64Array(grainTile * grainTile);
  const strengths = new Float64Array(lights.length);
  for (let place = 0; place < lights.length; place += 1) {
    const value = random.next();
    lights[place] = value > 0.5 ? 255 : 0;
    strengths[place] = (Math.abs(value - 0.5) * 22) / 255;
  }
  for (let at = 0; at < pixels.length; at += 3) {
    const pixel = at / 3;
    const row = Math.floor(pixel / width) % grainTile;
    const place = row * grainTile + ((pixel % width) % grainTile);
    const light = lights[place] ?? 0;
    const strength = strengths[place] ?? 0;
    for (let channel = at; channel < at + 3; channel += 1) {
      const value = pixels[channel] ?? 0;
      pixels[channel] = value + (light - value) * strength + 0.5;
    }
  }
}
