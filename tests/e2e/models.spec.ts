import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { generationPageSchema } from "../../lib/core/api/generation";
import { catalog } from "../../lib/core/models/catalog";
import { tablePicture } from "../support/pictures";
import { dropFiles, shot, test } from "./studio-test";

async function pick(page: Page, title: string) {
  await page.getByRole("combobox", { name: "Model" }).click();
  await page
    .getByRole("option", { name: title, exact: false })
    .filter({ hasText: title })
    .first()
    .click();
}

const table = async () => ({
  name: "table.png",
  mimeType: "image/png",
  buffer: await tablePicture(),
});

/** What the form says before a run: the sum, and about which size is drawn. */
async function readPromise(page: Page) {
  const price = await page.getByText(/^1 image × .* = CN¥/).textContent();
  const size = page.getByText(/^about [\d,]+ × [\d,]+$/);
  const sides = (await size.textContent())?.replaceAll(",", "").match(/\d+/g) ?? [];
  return { total: Number(price?.split("CN¥").at(-1)), sides: sides.map(Number) };
}

const ledgerSchema = z.object({
  requests: z.array(
    z.object({ method: z.string(), body: z.object({ model: z.string() }).optional() }),
  ),
  tasks: z.array(z.object({ cost: z.object({ beijing: z.number() }) })),
  billed: z.number(),
});

test("every model runs from the page at the price and in the size that it says, answering at once or later", async ({
  page,
  studio,
  request,
}) => {
  test.setTimeout(300_000);
  await page.goto(studio.url);
  await dropFiles(page, [await table()]);
  await expect(page.getByRole("button", { name: "Image 1: table.png" })).toBeVisible();
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("Add a clock");

  const promised: Awaited<ReturnType<typeof readPromise>>[] = [];
  for (const [index, { title }] of catalog.entries()) {
    await page.getByRole("combobox", { name: "Model" }).click();
    await page
      .getByRole("option")
      .filter({ has: page.getByText(title, { exact: true }) })
      .click();
    await expect(page.getByRole("combobox", { name: "Model" })).toContainText(title);
    promised.push(await readPromise(page));
    await page.getByRole("button", { name: /^Run$/ }).click();
    const results = page.getByRole("button", { name: /^Open (wan|qwen|z-image)/ });
    await expect(results).toHaveCount(index + 1, { timeout: 60_000 });
  }
  await expect(page.getByText("Nothing is running")).toBeVisible();
  await page.screenshot(shot("models-dark"));

  const ledger = ledgerSchema.parse(
    await (await request.get(`${studio.url}/sandbox/ledger`)).json(),
  );
  const sent = ledger.requests.filter(({ method }) => method === "POST");
  expect(sent.map(({ body }) => body?.model)).toEqual(catalog.map(({ id }) => id));
  expect(ledger.billed).toBe(catalog.length);
  // The sandbox shows Beijing's prices; its ledger and the studio's list have the newest first.
  const bills = ledger.tasks.map(({ cost }) => cost.beijing).toReversed();
  expect(promised.map(({ total }) => total)).toEqual(bills);
  const runs = await request.get(`${studio.url}/api/generations?limit=100`);
  const { items } = generationPageSchema.parse(await runs.json());
  for (const [index, { id: model }] of catalog.entries()) {
    const image = items.find((run) => run.request.model === model)?.outputs[0];
    if (!image) throw new Error(`${model} gave no image.`);
    const stored = await (await request.get(`${studio.url}${image.urls.original}`)).body();
    const { default: sharp } = await import("sharp");
    const { width, height } = await sharp(stored).metadata();
    // "About": an edit may be rounded to multiples of 16.
    for (const [place, side] of [width, height].entries())
      expect(Math.abs(side - (promised[index]?.sides[place] ?? 0)), model).toBeLessThanOrEqual(16);
  }
});

test("a model is chosen by what the draft costs and loses with it, also on a narrow screen", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await dropFiles(page, [await table()]);
  await expect(page.getByRole("button", { name: "Image 1: table.png" })).toBeVisible();
  const model = page.getByRole("combobox", { name: "Model" });
  const row = (name: string) => page.getByRole("option", { name, exact: true });
  await model.click();
  await expect(row("Wan 2.7 Pro")).toHaveAccessibleDescription(/^CN¥0.50 .*Wan 2.7 costs less/);
  await expect(row("Wan 2.6 Text")).toHaveAccessibleDescription(/Leaves out 1 image$/);
  await page.screenshot(shot("model-menu"));
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  await model.click();
  for (const { title } of catalog) {
    await row(title).scrollIntoViewIfNeeded();
    const box = await row(title).boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
  }
  await page.screenshot(shot("model-menu-narrow"));

  await row("Wan 2.6 Text").click();
  await expect(page.getByText("Wan 2.6 Text does not use 1 image.")).toBeVisible();
  await page.getByRole("button", { name: "Switch to Wan 2.6 Edit" }).click();
  await expect(model).toContainText("Wan 2.6 Edit");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(model).toContainText("Wan 2.6 Text");
});

test("a copy sent instead of an image is announced before and after", async ({ page, studio }) => {
  await page.goto(studio.url);
  const { default: sharp } = await import("sharp");
  const seeThrough = {
    create: { width: 900, height: 600, channels: 4, background: "#80a0b080" },
  } as const;
  await dropFiles(page, [
    { name: "glass.png", mimeType: "image/png", buffer: await sharp(seeThrough).png().toBuffer() },
  ]);
  await expect(page.getByText("Image 1 is sent as a copy: placed on white.")).toBeVisible();
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("Make it warm");
  await page.getByRole("button", { name: /^Run$/ }).click();
  await page.getByRole("button", { name: /^Open wan2.7-image-pro/ }).click({ timeout: 60_000 });
  await expect(page.getByRole("dialog").getByText("900 × 600, placed on white")).toBeVisible();
  await page.keyboard.press("Escape");

  await pick(page, "Qwen-Image-Edit Plus");
  await expect(page.getByText("is sent as a copy")).toHaveCount(0);
});
