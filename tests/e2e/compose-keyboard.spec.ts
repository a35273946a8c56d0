import { expect } from "@playwright/test";
import { tabTo } from "./keyboard";
import { shot, test } from "./studio-test";

test("every field of the panel is filled in, in order, by keyboard alone", async ({
  page,
  studio,
  request,
}) => {
  await page.goto(studio.url);
  await expect(page.getByText("Everything you make is kept here")).toBeVisible();
  const press = (key: string) => page.keyboard.press(key);
  const field = (name: string) => page.getByRole("textbox", { name });

  /** Opens the list in focus and takes what a key leads to, pressed again until the list heeds it. */
  const choose = async (key: string, name: RegExp) => {
    await press("Enter");
    await expect(page.getByRole("listbox")).toBeVisible();
    const option = page.getByRole("option", { name }).and(page.locator(":focus"));
    const isThere = async () => {
      await press(key);
      return option.isVisible();
    };
    await expect.poll(isThere).toBe(true);
    await press("Enter");
  };

  // Another model, with a negative prompt, and back: what was written stays.
  await tabTo(page, /^Model$/);
  await choose("q", /^Qwen/);
  await expect(page.getByRole("combobox", { name: "Model" })).toContainText("Qwen");
  await tabTo(page, /^Prompt/);
  await page.keyboard.type("A lighthouse, four seasons");
  await tabTo(page, /^Negative prompt/);
  await page.keyboard.type("people");
  await tabTo(page, /^Model$/, "Shift+Tab");
  await choose("Home", /^Wan 2.7 Pro/);
  await expect(page.getByText(/does not use the negative prompt/)).toBeVisible();
  await expect(field("Prompt")).toHaveValue("A lighthouse, four seasons");

  await tabTo(page, /^Choose a palette$/);
  await press("Enter");
  await expect(field("Colour 1, hex")).toBeVisible();
  await tabTo(page, /^Border between/);
  const first = await field("Colour 1, share").inputValue();
  await press("Shift+ArrowRight");
  expect(Number(await field("Colour 1, share").inputValue())).toBeCloseTo(Number(first) + 1, 2);
  await tabTo(page, /^Colour 1, hex/);
  await press("Control+a");
  await page.keyboard.type("#224488");
  await tabTo(page, /^Lock the share of colour 1/);
  await press("Enter");
  await tabTo(page, /^Colour 2, share/);
  await press("ArrowUp");
  await tabTo(page, /^Even out$/);
  await press("Enter");
  expect(Number(await field("Colour 1, share").inputValue())).toBeCloseTo(Number(first) + 1, 2);

  // A radio group is one stop; arrows choose within it.
  await tabTo(page, /^(1K|2K|4K|Exact)$/);
  await press("ArrowRight");
  await expect(page.getByRole("radio", { name: "4K" })).toBeChecked();
  await press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Exact" })).toBeChecked();
  await tabTo(page, /^Width/);
  await press("Control+a");
  await page.keyboard.type("1280");
  await tabTo(page, /^Height/);
  await press("Control+a");
  await page.keyboard.type("720");
  await tabTo(page, /^Images$/);
  await press("ArrowUp");
  await tabTo(page, /^Seed/);
  await page.keyboard.type("77");
  await tabTo(page, /^Thinking mode/);
  await press("Space");
  await page.screenshot(shot("compose-keyboard"));

  // What else the panel offers opens, keeps the focus inside, and gives it back.
  await tabTo(page, /^Snippets, presets, history$/);
  await press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await press("Escape");
  await expect(page.getByRole("button", { name: "Snippets, presets, history" })).toBeFocused();
  await tabTo(page, /^Run(?! as a comparison)/);
  await press("Enter");

  const sent = async () => {
    const { items } = await (await request.get(`${studio.url}/api/generations`)).json();
    return items[0]?.request;
  };
  await expect.poll(sent).toMatchObject({
    model: "wan2.7-image-pro",
    prompt: "A lighthouse, four seasons",
    parameters: { size: "1280*720", n: 2, seed: 77, thinkingMode: false },
  });
  const { palette } = (await sent()).parameters;
  expect(palette[0]).toMatchObject({ hex: "#224488" });
});
