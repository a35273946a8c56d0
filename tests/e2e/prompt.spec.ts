import { expect } from "@playwright/test";
import { clockPicture, tablePicture } from "../support/pictures";
import { dropFiles, shot, test } from "./studio-test";

const png = (name: string, buffer: Buffer) => ({ name, mimeType: "image/png", buffer });

test("references in the prompt follow their images, and the page asks about missing ones", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  await dropFiles(page, [
    png("clock.png", await clockPicture()),
    png("table.png", await tablePicture()),
  ]);
  await expect(page.getByRole("button", { name: "Image 2: table.png" })).toBeVisible();
  await prompt.fill("Put  on the table");
  await expect(page.getByText(/The prompt names none of the images/)).toBeVisible();
  await prompt.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(4, 4));
  await page.getByRole("button", { name: "Image 1", exact: true }).click();
  await expect(prompt).toHaveValue("Put image 1 on the table");
  await page.keyboard.type(" (small)");
  await expect(prompt).toHaveValue("Put image 1 (small) on the table");

  await page.getByRole("button", { name: "Image 1: clock.png" }).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(prompt).toHaveValue("Put image 2 (small) on the table");
  await page.getByRole("button", { name: "Remove image 2" }).click();
  await expect(prompt).toHaveValue("Put image ? (small) on the table");
  await expect(page.getByText(/An image or a box named in the prompt was removed/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(prompt).toHaveValue("Put image 2 (small) on the table");
});

test("snippets and whole drafts are saved under names and used again", async ({ page, studio }) => {
  await page.goto(studio.url);
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  const open = () => page.getByRole("button", { name: "Snippets, presets, history" }).click();
  const dialog = page.getByRole("dialog", { name: "Snippets, presets, history" });
  await prompt.fill("soft light, film grain");
  await open();
  await dialog.getByRole("textbox", { name: "Name of the snippet" }).fill("film");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Use film" })).toBeVisible();
  await dialog.getByText("Presets", { exact: true }).click();
  await dialog.getByRole("textbox", { name: "Name of the preset" }).fill("映画");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Use 映画" })).toBeVisible();
  await page.screenshot(shot("saved"));
  await page.keyboard.press("Escape");

  await prompt.fill("A dune,");
  await page.getByText("1K", { exact: true }).click();
  await open();
  await dialog.getByRole("button", { name: "Use film" }).click();
  await expect(prompt).toHaveValue("A dune, soft light, film grain");
  await open();
  await dialog.getByText("Presets", { exact: true }).click();
  await dialog.getByRole("button", { name: "Delete 映画" }).click();
  await expect(dialog.getByRole("button", { name: "Use 映画" })).toBeHidden();
  await dialog.getByRole("button", { name: "Undo" }).click();
  await dialog.getByRole("button", { name: "Use 映画" }).click();
  await expect(prompt).toHaveValue("soft light, film grain");
  await expect(page.getByRole("radio", { name: "2K" })).toBeChecked();
});

test("an image set is described one image per line, and compared with the number requested", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  await prompt.fill("The same cat in every picture.");
  await page.getByRole("switch", { name: "Image set" }).click();
  await page.getByRole("textbox", { name: "Images" }).fill("2");
  const add = page.getByRole("button", { name: "Describe another image" });
  await add.click();
  await expect(prompt).toBeFocused();
  await page.keyboard.type("spring");
  await add.click();
  await page.keyboard.type("summer");
  await expect(prompt).toHaveValue(
    "The same cat in every picture.\nImage 1: spring\nImage 2: summer",
  );
  await expect(page.getByText("2 of 2 images described")).toBeVisible();
  // Describing one more image asks for one more.
  const images = page.getByRole("textbox", { name: "Images" });
  await add.click();
  await expect(page.getByText("3 of 3 images described")).toBeVisible();
  await expect(images).toHaveValue("3");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(images).toHaveValue("2");
  await images.fill("1");
  await expect(page.getByText("2 images are described, but the count is 1.")).toBeVisible();
  await page.getByRole("button", { name: "Make it 2" }).click();
  await expect(images).toHaveValue("2");
});

test("snippets and presets are exported to a file and imported from one", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt" }).fill("soft light");
  const open = () => page.getByRole("button", { name: "Snippets, presets, history" }).click();
  const dialog = page.getByRole("dialog", { name: "Snippets, presets, history" });
  await open();
  await dialog.getByRole("textbox", { name: "Name of the snippet" }).fill("光");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export all as JSON" }).click();
  const path = await (await downloading).path();
  await dialog.getByRole("button", { name: "Delete 光" }).click();
  await expect(dialog.getByRole("button", { name: "Use 光" })).toBeHidden();
  const choosing = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Import JSON" }).click();
  await (await choosing).setFiles(path);
  await expect(dialog.getByText("1 entry imported.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Use 光" })).toBeVisible();
});

test("an earlier prompt is found by its words, in any script, and reused", async ({
  page,
  studio,
  request,
}) => {
  await page.goto(studio.url);
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  const count = async () =>
    (await (await request.get(`${studio.url}/api/generations`)).json()).items.length;
  for (const [index, words] of ["A lighthouse at night", "把闹钟放在桌上", "夜の灯台"].entries()) {
    await prompt.fill(words);
    // Until the page has heard that a run was taken it takes no other.
    await expect(page.getByRole("button", { name: /^Run$/ })).toBeEnabled();
    await page.keyboard.press("Control+Enter");
    await expect.poll(count).toBe(index + 1);
  }
  await prompt.fill("something else");
  await page.getByRole("button", { name: "Snippets, presets, history" }).click();
  const dialog = page.getByRole("dialog", { name: "Snippets, presets, history" });
  await dialog.getByText("History", { exact: true }).click();
  await expect(dialog.getByRole("list", { name: "History" }).getByRole("button")).toHaveText([
    "夜の灯台",
    "把闹钟放在桌上",
    "A lighthouse at night",
  ]);
  await dialog.getByRole("searchbox", { name: "Search" }).fill("闹钟");
  await expect(dialog.getByRole("list", { name: "History" }).getByRole("button")).toHaveCount(1);
  await dialog.getByRole("searchbox", { name: "Search" }).fill("LIGHTHOUSE");
  await dialog.getByRole("button", { name: "A lighthouse at night" }).click();
  await expect(prompt).toHaveValue("A lighthouse at night");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(prompt).toHaveValue("something else");
});

for (const { locale, reading, word } of [
  { locale: "ja-JP", reading: "とうだい", word: "灯台" },
  { locale: "zh-CN", reading: "deng ta", word: "灯塔" },
]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a word being composed starts no run, and is in the prompt once it is chosen", async ({
      page,
      studio,
      request,
    }) => {
      await page.goto(studio.url);
      const prompt = page.locator("#prompt");
      await prompt.fill("x");
      const session = await page.context().newCDPSession(page);
      await session.send("Input.imeSetComposition", {
        text: reading,
        selectionStart: reading.length,
        selectionEnd: reading.length,
      });
      await expect(prompt).toHaveValue(`x${reading}`);
      // The browser itself says with such a key press that a word is being composed.
      await prompt.evaluate((field) => {
        const press = { key: "Enter", ctrlKey: true, isComposing: true, bubbles: true };
        field.dispatchEvent(new KeyboardEvent("keydown", press));
      });
      await session.send("Input.insertText", { text: word });
      await expect(prompt).toHaveValue(`x${word}`);
      const prompts = async () => {
        const { items } = await (await request.get(`${studio.url}/api/generations`)).json();
        return items.map((run: { request: { prompt: string } }) => run.request.prompt);
      };
      await page.keyboard.press("Control+Enter");
      await expect.poll(prompts).toContain(`x${word}`);
      // Whatever the press before had started would be there by then.
      expect(await prompts()).toEqual([`x${word}`]);
    });
  });
}
