import { expect } from "@playwright/test";
import { test } from "./studio-test";

test("every run has a known seed, a new one on demand, and the last one can be kept", async ({
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
