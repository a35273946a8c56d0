import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getPalette } from "colorthief";
import { Vibrant } from "node-vibrant/node";
import { chromium } from "playwright";
import sharp from "sharp";
import { expect, it } from "vitest";
import { extractPalette } from "@/lib/core/palette/extract";
import {
  lightOf,
  type Oklab,
  oklabOf,
  oklabOfHex,
  squaredDistance,
} from "@/lib/core/palette/oklab";
import { chromiumArguments, findChromium } from "@/scripts/chromium.mjs";
import { tablePicture } from "../support/pictures";
import { freshFolder, startStudio } from "../support/processes";
import { report } from "./figures";
import { startWatch } from "./page-watch";

/** Vibrant returns six, however many are requested. */
const count = 6;

/** Pictures like photographs: gradients, noise and soft shapes, each of its own mood. */
async function photographs(): Promise<{ name: string; content: Buffer }[]> {
  const scene = (stops: string[], shapes: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><defs><linearGradient id="g" x1="0" y1="0" x2=".3" y2="1">${stops
      .map(
        (colour, index) => `<stop offset="${index / (stops.length - 1)}" stop-color="${colour}"/>`,
      )
      .join(
        "",
      )}</linearGradient><filter id="b"><feGaussianBlur stdDeviation="18"/></filter></defs><rect width="1200" height="800" fill="url(#g)"/><g filter="url(#b)">${shapes}</g></svg>`;
  const circles = (colours: string[]) =>
    colours
      .map(
        (colour, index) =>
          `<circle cx="${(index * 397) % 1200}" cy="${(index * 263) % 800}" r="${60 + ((index * 71) % 140)}" fill="${colour}"/>`,
      )
      .join("");
  const scenes = {
    dusk: scene(["#f6c177", "#c0617a", "#2b2a4c"], circles(["#1f2238", "#ffe3b3", "#8a3b52"])),
    forest: scene(
      ["#dfe8d8", "#6b8f5a", "#22331f"],
      circles(["#3d5a2a", "#9cb36b", "#8d6b45", "#e8ddb5"]),
    ),
    street: scene(
      ["#9fb4c7", "#d8cfc4", "#5a5450"],
      circles(["#c1440e", "#20242b", "#e9c46a", "#fdfcf7", "#4a6d7c"]),
    ),
    snow: scene(["#f5f7fa", "#dfe7ef", "#b9c7d6"], circles(["#6f7f8f", "#c94f4f", "#ffffff"])),
  };
  const drawn = await Promise.all(
    Object.entries(scenes).map(async ([name, svg]) => {
      const grain = await sharp({
        create: {
          width: 1200,
          height: 800,
          channels: 3,
          background: "#808080",
          noise: { type: "gaussian", mean: 128, sigma: 18 },
        },
      })
        .png()
        .toBuffer();
      const content = await sharp(Buffer.from(svg))
        .flatten()
        .composite([{ input: grain, blend: "soft-light" }])
        .png()
        .toBuffer();
      return { name, content };
    }),
  );
  return [...drawn, { name: "table", content: await tablePicture() }];
}

async function pixelsOf(content: Buffer) {
  const { data, info } = await sharp(content)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

/** How far a picture's pixels are from the nearest colour of a palette, on average; ΔE OK. */
function meanDistance(data: Uint8Array, palette: string[]): number {
  const colours = palette.map(oklabOfHex);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) {
    const pixel: Oklab = oklabOf(
      lightOf(data[at] ?? 0),
      lightOf(data[at + 1] ?? 0),
      lightOf(data[at + 2] ?? 0),
    );
    sum += Math.sqrt(Math.min(...colours.map((colour) => squaredDistance(pixel, colour))));
  }
  return (sum / (data.length / 4)) * 100;
}

it("palette: how close the colours are, in comparison with two libraries", async () => {
  for (const { name, content } of await photographs()) {
    const pixels = await pixelsOf(content);
    const ours = extractPalette(pixels, count).palette.map(({ hex }) => hex);
    const thief = await getPalette(content, { colorCount: count, quality: 1 });
    const vibrant = await Vibrant.from(content).maxDimension(1200).quality(1).getPalette();
    const theirs = {
      colorthief: (thief ?? []).map((colour) => colour.hex()),
      vibrant: Object.values(vibrant).flatMap((swatch) => swatch?.hex ?? []),
    };
    const own = meanDistance(pixels.data, ours);
    const others = Object.entries(theirs).map(([library, palette]) => {
      return { library, distance: meanDistance(pixels.data, palette) };
    });
    const words = others.map(({ library, distance }) => `${library} ${distance.toFixed(2)}`);
    report(`mean ΔE OK of ${name}, ${words.join(", ")}`, own.toFixed(2), "no worse");
    expect(ours.length).toBeGreaterThan(2);
  }
});

it("palette: 12 megapixels in the page", async () => {
  const studio = await startStudio({
    STUDIO_DATA_DIR: await freshFolder(),
    STUDIO_LOG_LEVEL: "warn",
  });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: chromiumArguments,
    ...(executablePath ? { executablePath } : {}),
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(studio.url);
  await page.getByRole("button", { name: "From a picture …" }).click();
  const tools = page.getByRole("dialog", { name: "Palette tools" });
  const [first] = await photographs();
  const photo = await sharp(first?.content)
    .resize(4000, 3000, { fit: "fill" })
    .jpeg({ quality: 92 })
    .toBuffer();
  const folder = await freshFolder();
  const times: number[] = [];
  const tasks: number[] = [];
  const measured = () =>
    page.evaluate(() => performance.getEntriesByName("palette").map(({ duration }) => duration));
  for (let round = 0; round < 6; round += 1) {
    // From the disk, as a person chooses it: handing over megabytes would be a task of its own.
    const path = join(folder, `photo-${round}.jpg`);
    await writeFile(path, photo);
    const choosing = page.waitForEvent("filechooser");
    await tools.getByRole("button", { name: "Choose a picture" }).click();
    const chooser = await choosing;
    const watch = await startWatch(page);
    await chooser.setFiles(path);
    await expect.poll(async () => (await measured()).length).toBe(round + 1);
    times.push((await measured()).at(-1) ?? Number.NaN);
    tasks.push(...(await watch.stop()).tasks);
  }
  const [, ...warm] = times;
  report(
    "12 megapixels, from the file to its palette, median of 5",
    `${warm.toSorted((a, b) => a - b)[2]?.toFixed(0)} ms`,
    "150 ms",
  );
  report("the first of them", `${times[0]?.toFixed(0)} ms`);
  report(
    "main-thread tasks over 50 ms",
    tasks.length === 0 ? "none" : tasks.map((ms) => ms.toFixed(0)).join(", "),
    "none",
  );
  expect(times).toHaveLength(6);
  await browser.close();
  await studio.stop();
});
