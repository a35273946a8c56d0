import { expect } from "@playwright/test";
import { shot, test } from "./studio-test";

test("a size is typed at a locked ratio, swapped, and dragged in what the model allows", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await page.getByText("Exact", { exact: true }).click();
  const width = page.getByRole("textbox", { name: "Width" });
  const height = page.getByRole("textbox", { name: "Height" });
  await width.fill("1600");
  await height.fill("900");
  await page.getByRole("button", { name: "Keep the ratio" }).click();
  await width.fill("3200");
  await expect(height).toHaveValue("1800");
  await page.getByRole("button", { name: "Swap width and height" }).click();
  await expect(width).toHaveValue("1800");
  await expect(height).toHaveValue("3200");

  const diagram = page.getByRole("slider", { name: "Size within what the model allows" });
  await diagram.scrollIntoViewIfNeeded();
  await page.screenshot(shot("size"));
  const frame = await diagram.boundingBox();
  if (!frame) throw new Error("The drawing has no size.");
  // Far outside, to the right: as wide as it may be, and still allowed.
  await page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2);
  await page.mouse.down();
  await page.mouse.move(frame.x + frame.width - 2, frame.y + frame.height - 4, { steps: 6 });
  await page.mouse.up();
  await expect(diagram).toHaveAttribute("aria-valuetext", /^\d+ × \d+$/);
  await page.getByRole("textbox", { name: "Prompt" }).fill("A meadow");
  await expect(page.getByRole("button", { name: /^Run$/ })).toBeEnabled();
  const before = Number(await width.inputValue());
  expect(before).toBeGreaterThan(Number(await height.inputValue()) * 6);
  await diagram.press("ArrowUp");
  expect(Number(await height.inputValue())).toBeGreaterThan(0);
});

test("every run has a seed that is known, a new one on demand, and the last one can be kept", async ({
  page,
  studio,
  request,
}) => {
  const seeds = async (): Promise<unknown[]> => {
    const { items } = await (await request.get(`${studio.url}/api/generations`)).json();
    return items.map(
      (one: { request: { parameters: { seed?: number } } }) => one.request.parameters.seed,
    );
  };
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt" }).fill("A meadow");
  await page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await seeds()).length).toBe(1);
  const [first] = await seeds();
  expect(first).toEqual(expect.any(Number));
  await page.getByRole("button", { name: `Use ${first} again` }).click();
  await expect(page.getByRole("textbox", { name: "Seed" })).toHaveValue(String(first));
  await page.getByRole("button", { name: /^Run$/ }).click();
  await expect.poll(async () => (await seeds()).length).toBe(2);
  // Until the page has heard that a run was taken it takes no other, so that no key is paid for twice.
  await expect(page.getByRole("button", { name: /^Run$/ })).toBeEnabled();
  await page.keyboard.press("Control+Shift+Enter");
  await expect.poll(async () => (await seeds()).length).toBe(3);
  const [latest, second] = await seeds();
  expect(second).toBe(first);
  expect(latest).not.toBe(first);
  await expect(page.getByRole("textbox", { name: "Seed" })).toHaveValue(String(first));
});

test("what is wrong leads to its field", async ({ page, studio }) => {
  await page.goto(studio.url);
  const seed = page.getByRole("textbox", { name: "Seed" });
  await seed.fill("99999999999");
  await page.getByRole("textbox", { name: "Images" }).fill("40");
  await expect(page.getByText("3 things to mend:")).toBeVisible();
  await page.getByRole("button", { name: "Seed", exact: true }).click();
  await expect(seed).toBeFocused();
  await page.getByRole("button", { name: "Prompt", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toBeFocused();
});
