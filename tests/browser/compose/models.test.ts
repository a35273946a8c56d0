import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
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

const ended = /^End(s|ed) on October 10, 2026. Recommended instead: Qwen-Image 2.0.$/;
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

  await expect.element(page.getByText(ended)).toBeVisible();

  await pick("Wan 2.5 Edit");
  await expect.element(within(/^Wan 2.5 Edit does not use 1 box and the palette/)).toBeVisible();
  await expect.element(page.getByRole("textbox", { name: "Images" })).toHaveValue("3");
  await expect.element(page.getByRole("application", { name: /no box/ })).toBeVisible();

  await pick("Qwen-Image-Edit Plus");
  await page.getByText("Custom", { exact: true }).click();
  await expect.element(page.getByRole("textbox", { name: "Width" })).toHaveValue("1024");
  await expect.element(page.getByRole("textbox", { name: "Images" })).toHaveValue("3");
  await expect.element(within("3 images × CN¥0.20")).toBeVisible();

  await pick("Wan 2.7 Pro");
  await gone(within(/does not use/));
  await expect.element(page.getByRole("application", { name: /1 box/ })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Edit the colours" })).toBeVisible();
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

it("says of each model in the list what the draft costs, loses and lacks with it", async () => {
  await openForm("en");
  await dropPicture("table.png", { width: 1200, height: 800 });
  await expect.element(page.getByRole("button", { name: "Image 1: table.png" })).toBeVisible();
  await page.getByRole("textbox", { name: "Images" }).fill("2");
  const model = page.getByRole("combobox", { name: "Model" });
  await model.click();
  const row = (name: string) => page.getByRole("option", { name, exact: true });
  const says = (name: string, words: string | RegExp) =>
    expect.element(row(name)).toHaveAccessibleDescription(words);

  await says("Wan 2.7 Pro", /^CN¥1.00 edits in boxes, palettes, image sets ?up to 9 images · 4K/);
  await says("Wan 2.7 Pro", /Wan 2.7 costs less and is faster$/);
  await says("Wan 2.7", /^CN¥0.40 /);
  await says("Qwen-Image 3.0 Pro", /^CN¥1.02 .*Qwen-Image 3.0 costs less$/);
  await says("Z-Image Turbo", /Leaves out 1 image and the count of 2 images$/);
  const current = page.getByRole("group", { name: "In service" });
  const ending = page.getByRole("group", { name: ended });
  await expect.element(current.getByRole("option", { name: "Wan 2.5 Edit" })).toBeVisible();
  const old = ending.getByRole("option", { name: "Qwen-Image", exact: true });
  await expect
    .element(old)
    .toHaveAccessibleDescription(/Qwen-Image Plus does the same for less Leaves out 1 image/);

  // Typing finds, the arrows go on, and Enter chooses what loses something just as well.
  await userEvent.keyboard("z-im");
  await expect.element(row("Z-Image Turbo")).toHaveFocus();
  await userEvent.keyboard("{ArrowDown}");
  await expect.element(row("Wan 2.6 Text")).toHaveFocus();
  await userEvent.keyboard("{ArrowUp}");
  await expect.element(row("Z-Image Turbo")).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(model.getByText("Z-Image Turbo")).toBeVisible();
  await expect.element(page.getByText(/CN¥0.20 instead of CN¥0.10/)).toBeVisible();
});

it("offers a model that takes images in one press, and undoes it", async () => {
  await openForm("en");
  await pick("Wan 2.6 Text");
  await dropPicture("table.png", { width: 1200, height: 800 });
  await expect
    .element(page.getByText("Wan 2.6 Text does not use 1 image. Kept here for other models."))
    .toBeVisible();
  await page.getByRole("button", { name: "Switch to Wan 2.6 Edit" }).click();
  const model = page.getByRole("combobox", { name: "Model" });
  await expect.element(model.getByText("Wan 2.6 Edit")).toBeVisible();
  await gone(within(/does not use/));
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.element(model.getByText("Wan 2.6 Text")).toBeVisible();
});

it("says which languages a model takes for a prompt in another, until it is dismissed for good", async () => {
  const form = await openForm("ja");
  const hint = page.getByText(
    "Wan 2.7 Pro が公式に対応するプロンプトの言語は中国語、英語です。ほかの言語では意図が伝わりにくいことがあります。",
  );
  const prompt = page.getByRole("textbox", { name: "プロンプト", exact: true });
  await prompt.fill("A lamp beside a poster that says 「あそぼうよ、公園で」");
  await gone(hint);
  await prompt.fill("静かな街角の小さな花屋。");
  await expect.element(hint).toBeVisible();
  await page.getByRole("button", { name: "今後は表示しない" }).click();
  await gone(hint);
  expect(localStorage.getItem("swatchbox.dismissed-hints")).toContain("promptLanguage");
  await form.reload();
  await expect.element(prompt).toHaveValue("静かな街角の小さな花屋。");
  await gone(hint);
});

it("counts tokens as an estimate, doubts what may be too long, and refuses what certainly is", async () => {
  await openForm("en");
  await pick("Qwen-Image-Edit Plus");
  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.fill("word ".repeat(600));
  await expect.element(page.getByText("about 780 of 800 tokens")).toBeVisible();
  await prompt.fill("word ".repeat(700));
  await expect.element(page.getByText("about 910 of 800 tokens")).toBeVisible();
  await expect.element(prompt).toHaveAccessibleDescription(/may be too long.*“word word/);
  await expect.element(prompt).not.toBeInvalid();
  await prompt.fill("word ".repeat(801));
  await expect
    .element(prompt)
    .toHaveAccessibleDescription(/at least 801 tokens.*cuts it off about here: “word/);
  await expect.element(prompt).toBeInvalid();
  await pick("Qwen-Image 3.0 Pro");
  await expect.element(prompt).not.toBeInvalid();
  await prompt.fill("word ".repeat(4000));
  await expect.element(prompt).toHaveAccessibleDescription(/advises a shorter prompt/);
  await expect.element(prompt).not.toBeInvalid();
});
