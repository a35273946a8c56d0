import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { shot, test } from "./studio-test";

/** Counts the clicks of the page itself, as the browser sees them. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    document.addEventListener(
      "click",
      () => {
        sessionStorage.setItem("clicks", String(Number(sessionStorage.getItem("clicks")) + 1));
      },
      true,
    );
  });
  return () => page.evaluate(() => Number(sessionStorage.getItem("clicks")));
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test("a first-time visitor gets from the empty page to a first result in at most three clicks", async ({
  page,
  studio,
}) => {
  const clicks = await countClicks(page);
  await page.goto(studio.url);
  const alarmClock = page.getByRole("button", { name: "The alarm clock into the box" });
  await expect(alarmClock).toBeVisible();
  await page.screenshot(shot("first-visit"));
  await expectAccessible(page);
  await alarmClock.click();
  await expect(page.getByRole("button", { name: "Image 2: table.png" })).toBeVisible();
  await page.getByRole("button", { name: /^Run$/ }).click();
  await expect(page.getByRole("button", { name: /^Open wan2.7-image-pro/ })).toBeVisible();
  // Counted as two, so that a count that misses some would show.
  expect(await clicks()).toBe(2);

  // All of it was one step.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue("");
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "A poster with lettering" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("combobox", { name: "Model" })).toContainText("Qwen-Image 2.0");
  await expect(page.getByRole("button", { name: /^Run$/ })).toBeEnabled();
});

test("the request is shown as code, with images shortened, and says what is missing", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await page.getByRole("button", { name: "Graffiti on the car" }).click();
  await expect(page.getByRole("button", { name: "Image 2: graffiti.png" })).toBeVisible();
  await page.getByRole("button", { name: "Show the request" }).click();
  const dialog = page.getByRole("dialog", { name: "The request" });
  await expect(dialog.getByRole("region", { name: "curl" })).toContainText(
    "Authorization: Bearer $DASHSCOPE_API_KEY",
  );
  await expect(dialog.getByRole("region", { name: "curl" })).toContainText(
    "data:image/png;base64,iVBOR",
  );
  await dialog.getByText("TypeScript").click();
  await expect(dialog.getByRole("region", { name: "TypeScript" })).toContainText("await fetch(");
  await page.screenshot(shot("request"));
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: "Prompt" }).fill("");
  await page.getByRole("button", { name: "Show the request" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
});
