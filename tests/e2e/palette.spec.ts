import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { type ColourFormat, colourFile } from "../support/colour-file";
import { spaces } from "../support/icc-profile";
import { coordinatePicture } from "../support/pictures";
import { expectPainted, frameOf } from "./screen";
import { dropFiles, shot, test } from "./studio-test";

const share = (page: Page, number: number) =>
  page.getByRole("textbox", { name: `Colour ${number}, share` });
const hex = (page: Page, number: number) =>
  page.getByRole("textbox", { name: `Colour ${number}, hex` });

test("colours come from a picture, one is locked, and the palette is saved under a name and as a file", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await page.getByRole("button", { name: "From a picture …" }).click();
  const tools = page.getByRole("dialog", { name: "Palette tools" });
  const choosing = page.waitForEvent("filechooser");
  await tools.getByRole("button", { name: "Choose a picture" }).click();
  const picture = {
    name: "place.png",
    mimeType: "image/png",
    buffer: await coordinatePicture(400, 300),
  };
  await (await choosing).setFiles([picture]);
  await expect(tools.getByRole("img", { name: "place.png in its colours" })).toBeVisible();
  await tools.getByRole("slider").press("Home");
  await expect(tools.getByRole("listitem")).toHaveCount(3);
  await tools.getByRole("button", { name: "Use these colours" }).click();
  // A single colour is taken with the keyboard, from the picture as it is.
  await tools.getByRole("button", { name: "Take a colour from place.png" }).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Edit the colours" }).click();
  await expect(hex(page, 4)).toHaveValue(/^#[0-9A-F]{6}$/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(hex(page, 4)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Remove colour 3" })).toBeDisabled();
  await page.getByRole("button", { name: "Tools …" }).click();
  await tools.getByRole("tab", { name: "Saved" }).click();
  await tools.getByRole("textbox", { name: "Name of the palette" }).fill("Places 地点");
  await tools.getByRole("button", { name: "Save", exact: true }).click();
  await expect(tools.getByRole("button", { name: "Use Places 地点" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual(
    [],
  );
  await page.screenshot(shot("palette-saved"));

  await tools.getByRole("tab", { name: "Import, export" }).click();
  const downloading = page.waitForEvent("download");
  await tools.getByRole("button", { name: "Save as Adobe Swatch Exchange" }).click();
  const file = await (await downloading).path();
  await tools.getByRole("button", { name: "Close" }).click();

  const colours = [await hex(page, 1).inputValue(), await share(page, 1).inputValue()];
  await page.getByRole("button", { name: "Lock the share of colour 1" }).click();
  await share(page, 2).fill("10");
  await page.getByRole("button", { name: "Add colour" }).click();
  await page.getByRole("button", { name: "Even out" }).click();
  expect(await share(page, 1).inputValue()).toBe(colours[1]);
  await page.getByRole("button", { name: "No palette" }).click();
  // What was saved is one press away.
  await page.getByRole("button", { name: "Places 地点" }).click();
  await page.getByRole("button", { name: "Edit the colours" }).click();
  expect(await hex(page, 1).inputValue()).toBe(colours[0]);
  await page.getByRole("button", { name: "Undo" }).click();

  await page.getByRole("button", { name: "From a picture …" }).click();
  await tools.getByRole("tab", { name: "Import, export" }).click();
  const opening = page.waitForEvent("filechooser");
  await tools.getByRole("button", { name: "Choose a file" }).click();
  const ase = {
    name: "palette.ase",
    mimeType: "application/octet-stream",
    buffer: await readFile(file),
  };
  await (await opening).setFiles([ase]);
  await expect(tools.getByText("3 colours imported.")).toBeVisible();
  await tools.getByRole("textbox", { name: "Or paste text here" }).fill("no colours at all");
  await tools.getByRole("button", { name: "Import", exact: true }).click();
  await expect(tools.getByText("“The text” contains no readable palette.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Edit the colours" }).click();
  expect([await hex(page, 1).inputValue(), await share(page, 1).inputValue()]).toEqual(colours);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("No palette: the model chooses the colours.")).toBeVisible();
});

test("a typed share keeps the others in proportion, and is one step", async ({ page, studio }) => {
  await page.goto(studio.url);
  await page.getByRole("button", { name: "Choose a palette" }).click();
  const shares = () =>
    page
      .getByRole("textbox", { name: /share$/ })
      .evaluateAll((fields: HTMLInputElement[]) => fields.map(({ value }) => value));
  await share(page, 1).fill("");
  await share(page, 1).pressSequentially("99.99");
  await share(page, 1).fill("");
  await share(page, 1).pressSequentially("68");
  await page.keyboard.press("Enter");
  expect(await shares()).toEqual(["68.00", "12.00", "9.00", "6.50", "4.50"]);
  await hex(page, 2).fill("");
  await hex(page, 2).pressSequentially("#2244aa");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(hex(page, 2)).toHaveValue("#D98B6A");
  await page.getByRole("button", { name: "Undo" }).click();
  expect(await shares()).toEqual(["36.00", "24.00", "18.00", "13.00", "9.00"]);
});

test("a swatch and its part of the bar show the typed colour, as wide as its share", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await page.getByRole("button", { name: "Choose a palette" }).click();
  const swatch = page.getByRole("button", { name: "Edit colour 1" });
  for (const colour of ["#c0392b", "#2b6cc4"]) {
    await hex(page, 1).fill(colour);
    await expectPainted(swatch, [[0.5, 0.5, colour]]);
  }
  await hex(page, 2).fill("#3a9d5d");
  await share(page, 1).fill("60");
  await page.keyboard.press("Enter");
  const border = page.getByRole("slider", { name: /^Border between/ }).first();
  const bar = border.locator("..");
  await expectPainted(bar, [
    [0.57, 0.2, "#2b6cc4"],
    [0.63, 0.2, "#3a9d5d"],
  ]);
  await share(page, 1).fill("40");
  await page.keyboard.press("Enter");
  await expectPainted(bar, [
    [0.37, 0.2, "#2b6cc4"],
    [0.43, 0.2, "#3a9d5d"],
  ]);
});

test("a brand's palette is taken with one press, and the result says on the stage that it keeps to it", async ({
  page,
  studio,
  request,
}) => {
  const palette = [
    { hex: "#E4002B", ratio: 5000 },
    { hex: "#FAFAF8", ratio: 3000 },
    { hex: "#101214", ratio: 2000 },
  ];
  const saved = await request.post(`${studio.url}/api/saved-items`, {
    data: { name: "Brand", content: { kind: "palette", palette } },
  });
  expect(saved.status()).toBe(201);
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("A clock on marble");
  await page.getByRole("textbox", { name: "Seed" }).fill("7");
  const chip = page.getByRole("button", { name: "Brand", exact: true });
  await chip.click();
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("Matches the palette.")).toBeVisible();
});

const wideFiles = [
  ["png", 8, "sRGB"],
  ["png", 16, "sRGB"],
  ["png", 16, "adobeRgb"],
  ["png", 16, "displayP3"],
  ["jpeg", 8, "displayP3"],
  ["webp", 8, "adobeRgb"],
  ["avif", 8, "displayP3"],
  ["avif", 16, "adobeRgb"],
  ["avif", 16, "displayP3"],
] satisfies [ColourFormat, 8 | 16, keyof typeof spaces][];

const channelsOf = (hex: string) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

const sentSchema = z.object({
  body: z.object({
    parameters: z.object({ color_palette: z.array(z.object({ hex: z.string() })) }),
  }),
});

test("the colour picked from a picture of a wide gamut is the one that is shown and sent", async ({
  page,
  studio,
  request,
}) => {
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("A chair");
  // The studio reads this one and shows it; the browser reads the others from the disk.
  const wide = await colourFile("tiff", 16, spaces.displayP3, [480, 320]);
  await dropFiles(page, [{ name: "wide.tif", mimeType: "image/tiff", buffer: wide.content }]);
  await expect(page.getByRole("button", { name: "Image 1: wide.tif" })).toBeVisible();
  await page.getByRole("button", { name: "From a picture …" }).click();
  const tools = page.getByRole("dialog", { name: "Palette tools" });

  const look = async (name: string, colours: readonly (readonly number[])[]) => {
    const taker = tools.getByRole("button", { name: `Take a colour from ${name}` });
    await expect(taker).toBeVisible();
    const { width, height } = await frameOf(taker);
    const seen: string[] = [];
    for (const [quarter, colour] of colours.entries()) {
      const [across, down] = [1 + 2 * (quarter % 2), 1 + 2 * Math.floor(quarter / 2)];
      await taker.hover({ position: { x: (width * across) / 4, y: (height * down) / 4 } });
      const found =
        (await tools
          .getByText(/^#[0-9A-F]{6}$/)
          .last()
          .textContent()) ?? "";
      const apart = channelsOf(found).map((value, at) =>
        Math.abs(value - Math.round(colour[at] ?? 0)),
      );
      expect.soft(Math.max(...apart), `${name}: ${found} for ${colour}`).toBeLessThanOrEqual(1);
      seen.push(found);
    }
    return seen;
  };
  const picked = await look("wide.tif", wide.colours);
  for (const [format, bits, space] of wideFiles) {
    const name = `${space}-${bits}.${format}`;
    const { content, colours } = await colourFile(format, bits, spaces[space], [480, 320]);
    const choosing = page.waitForEvent("filechooser");
    await tools.getByRole("button", { name: "Choose a picture" }).click();
    await (await choosing).setFiles([{ name, mimeType: `image/${format}`, buffer: content }]);
    await expect(tools.getByRole("img", { name: `${name} in its colours` })).toBeVisible();
    await look(name, colours);
  }

  await tools.getByRole("button", { name: "Colours of wide.tif" }).click();
  await tools.getByRole("slider").press("Home");
  await tools.getByRole("button", { name: "Use these colours" }).click();
  await look("wide.tif", wide.colours);
  await tools.getByRole("button", { name: "Take a colour from wide.tif" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Edit the colours" }).click();
  const last = hex(page, 4);
  expect(picked).toContain(await last.inputValue());
  await page.getByRole("button", { name: /^Run$/ }).click();
  const sent = async () => {
    const ledger = await (await request.get(`${studio.url}/sandbox/ledger`)).json();
    return ledger.requests.find(({ method }: { method: string }) => method === "POST");
  };
  await expect.poll(sent).toBeDefined();
  const { body } = sentSchema.parse(await sent());
  const hexes = body.parameters.color_palette.map((colour) => colour.hex);
  expect(hexes[3]).toBe(await last.inputValue());
});
