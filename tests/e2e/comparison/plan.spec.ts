import { expect } from "@playwright/test";
import { shot, test } from "../studio-test";

test("3 seeds × 3 sizes × 2 models are planned, priced and run in place, and one more seed runs only its own cells", async ({
  page,
  studio,
  request,
}) => {
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt" }).fill("A vase of flowers by a window");
  await page.getByRole("button", { name: /^Run as a comparison/ }).click();
  await expect(page).toHaveURL(/\/compare\/plan$/);

  await page.getByRole("textbox", { name: "Seeds" }).fill("7, 12, 99");
  await page.getByRole("button", { name: "Add an axis" }).click();
  const sizes = page.getByRole("group", { name: "Sizes" });
  await sizes.getByRole("checkbox", { name: "4K" }).uncheck();
  await page.getByRole("textbox", { name: "Width in pixels" }).fill("1536");
  await page.getByRole("textbox", { name: "Height in pixels" }).fill("864");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Add an axis" }).click();
  await page.getByRole("checkbox", { name: "Wan 2.7", exact: true }).check();

  const run = page.getByRole("button", { name: /^Run 18 calls · CN¥/ });
  await expect(run).toBeEnabled();
  await expect(page.getByRole("button", { name: /seed 7, 1K, Wan 2\.7/ })).toHaveCount(2);

  // A cell that is switched off is neither counted nor paid.
  const cell = page.getByRole("button", { name: /seed 99, 1536 × 864, Wan 2\.7:/ });
  await cell.click();
  await expect(page.getByRole("button", { name: /^Run 17 calls/ })).toBeEnabled();
  await cell.press("Enter");
  await expect(run).toBeEnabled();
  await page.screenshot(shot("compare-plan"));
  await run.click();

  await expect(page).toHaveURL(/\/compare\/[0-9a-f-]{36}$/);
  await expect(page.getByText("18 of 18 done")).toBeVisible();
  await page.screenshot(shot("compare-matrix"));
  const ledger = await (await request.get(`${studio.url}/sandbox/ledger`)).json();
  expect(ledger.billed).toBe(18);

  await page.getByRole("button", { name: "Add values" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Seeds" }).fill("7, 12, 99, 100");
  await dialog.getByRole("button", { name: "Add 1 value" }).click();
  await expect(page.getByText("24 of 24 done")).toBeVisible();
  const later = await (await request.get(`${studio.url}/sandbox/ledger`)).json();
  expect(later.billed).toBe(24);

  await page.getByRole("button", { name: "Use the seed" }).click();
  await expect(page.getByRole("textbox", { name: "Seed", exact: true })).toHaveValue("7");

  // What was made is offered again instead of being paid for twice.
  await page.goto(`${studio.url}/compare/plan`);
  await page.getByRole("textbox", { name: "Seeds" }).fill("7");
  await expect(page.getByRole("switch", { name: "Reuse library images" })).toBeChecked();
});

test("cells that the model cannot run are marked and explained before anything runs", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt" }).fill("A lighthouse");
  await page.goto(`${studio.url}/compare/plan`);
  await page.getByRole("combobox", { name: "Axis 1 varies" }).click();
  await page.getByRole("option", { name: "Size" }).click();
  await page.getByRole("textbox", { name: "Width in pixels" }).fill("9000");
  await page.getByRole("textbox", { name: "Height in pixels" }).fill("100");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const impossible = page.getByRole("button", { name: /^9000 × 100: not possible\. .+/ });
  await expect(impossible).toHaveAttribute("aria-disabled", "true");
});

test("a call's further images are shown in its cell", async ({ page, studio }) => {
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt" }).fill("A tram in the rain");
  await page.getByRole("textbox", { name: "Images", exact: true }).fill("2");
  await page.goto(`${studio.url}/compare/plan`);
  await page.getByRole("combobox", { name: "Axis 1 varies" }).click();
  await page.getByRole("option", { name: "Size" }).click();
  await page.getByRole("group", { name: "Sizes" }).getByRole("checkbox", { name: "4K" }).uncheck();
  await page.getByRole("button", { name: /^Run 2 calls · CN¥/ }).click();

  await expect(page.getByText("2 of 2 done")).toBeVisible();
  await expect(page.getByRole("application", { name: /1K, 1\/2/ })).toBeVisible();
  const which = page.getByRole("radiogroup", { name: "Image shown from each call" });
  await which.getByRole("radio", { name: "2" }).check();
  await expect(page.getByRole("application", { name: /1K, 2\/2/ })).toBeVisible();
  await expect(page.getByRole("application", { name: /2K, 2\/2/ })).toBeVisible();
  await page.screenshot(shot("compare-images-of-each"));
});
