import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { dropPicture, openForm } from "./form";

async function pick(title: string) {
  const model = page.getByRole("combobox", { name: "Model" });
  await model.click();
  await page
    .getByRole("option")
    .filter({ has: page.getByText(title) })
    .click();
  await expect.element(model.getByText(title)).toBeVisible();
}

const within = (text: string | RegExp) => page.getByText(text, { exact: false });
const gone = (locator: ReturnType<typeof page.getByText>) =>
  expect.element(locator).not.toBeInTheDocument();

it("keeps what another model supports, names what it does not, and restores it on switching back", async () => {
  await openForm("en");
  await dropPicture("table.png", { width: 1200, height: 800 });
  await page.getByRole("button", { name: "Choose a palette" }).click();
  await page.getByRole("textbox", { name: "Images" }).fill("3");
  await page.getByRole("button", { name: /^Add box/ }).click();
  await expect.element(page.getByRole("application", { name: /1 box/ })).toBeVisible();

  await pick("Qwen-Image Plus");
  const notice = page.getByText(
    "Qwen-Image Plus does not use 1 image, the count of 3 images, and the palette of 5 colours. Kept here for other models.",
  );
  await expect.element(notice).toBeVisible();
  await expect.element(within("This model works from text alone").first()).toBeVisible();
  await expect.element(page.getByRole("textbox", { name: "Negative prompt" })).toBeVisible();
  await expect.element(page.getByRole("radio", { name: "16:9" })).toBeVisible();
  await gone(page.getByRole("application"));

  await expect
    .element(page.getByText(/^End(s|ed) on October 10, 2026; Qwen-Image 2.0 follows it.$/))
    .toBeVisible();

  await pick("Wan 2.5 Edit");
  await expect.element(within(/^Wan 2.5 Edit does not use 1 box and the palette/)).toBeVisible();
  await expect.element(page.getByRole("textbox", { name: "Images" })).toHaveValue("3");
  await expect.element(page.getByRole("application", { name: /no box/ })).toBeVisible();

  await pick("Qwen-Image-Edit Plus");
  await expect.element(page.getByText("Custom: only with one image a run")).toBeVisible();

  await pick("Wan 2.7 Pro");
  await gone(within(/does not use/));
  await expect.element(page.getByRole("application", { name: /1 box/ })).toBeVisible();
  await expect.element(page.getByRole("textbox", { name: "Colour 1, share" })).toBeVisible();
});

it("says before sending that a copy replaces an image, and only if one does", async () => {
  await openForm("en");
  await dropPicture("glass.png", { width: 900, height: 600 }, { hasAlpha: true });
  const told = page.getByText("Image 1 is sent as a copy: placed on white.");
  await expect.element(told).toBeVisible();
  await expect
    .element(page.getByRole("button", { name: "Image 1: glass.png" }))
    .toHaveAccessibleDescription(/placed on white/);
  await pick("Qwen-Image-Edit Plus");
  await gone(within("is sent as a copy"));
});
