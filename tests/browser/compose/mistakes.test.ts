import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { readDraft } from "@/lib/client/draft/draft-store";
import { type Locale, locales } from "@/lib/i18n/locales";
import { dropNoPicture, dropPicture, openForm } from "./form";

interface Words {
  unreadable: string;
  side: string;
  tooLong: string;
  cut: string;
  boxes: string;
  colours: string;
  count: string;
  seed: string;
  prompt: string;
  images: string;
  seedField: string;
  choose: string;
  remove: (number: number) => string;
  second: RegExp;
  mend: string;
  run: string;
}

const wordsIn: Record<Locale, Words> = {
  en: {
    unreadable: "“notes.png” is not a readable image.",
    side: "Image 1 is 100 × 100 px. Each side must have 240 to 8000 px.",
    tooLong: "The prompt has 5,001 characters; the model reads at most 5,000.",
    cut: "DashScope cuts it off here: “y”",
    boxes: "An image takes at most 2 boxes. Delete one to draw another.",
    colours: "A palette has at least 3 colours",
    count: "One run makes 1 to 4 images, not 5.",
    seed: "A seed is a whole number from 0 to 2147483647.",
    prompt: "Prompt",
    images: "Images",
    seedField: "Seed",
    choose: "Choose a palette",
    remove: (number) => `Remove colour ${number}`,
    second: /^Image 2: table.png/,
    mend: "4 things to fix:",
    run: "Run",
  },
  ja: {
    unreadable: "「notes.png」は画像として読み込めません。",
    side: "画像 1 は 100 × 100 px です。各辺は 240～8000 px にしてください。",
    tooLong: "プロンプトは 5,001 文字です。モデルに届くのは 5,000 文字までです。",
    cut: "DashScope ではここから切り捨てられます：「y」",
    boxes: "1 枚の画像に置けるボックスは 2 個までです。新しく描くには 1 つ削除してください。",
    colours: "パレットには 3 色以上が必要です",
    count: "1 回に生成できるのは 1～4 枚です（5 枚は不可）。",
    seed: "シードは 0～2147483647 の整数で指定してください。",
    prompt: "プロンプト",
    images: "枚数",
    seedField: "シード",
    choose: "パレットを選ぶ",
    remove: (number) => `色 ${number} を削除`,
    second: /^画像 2：table.png/,
    mend: "直すところが 4 件：",
    run: "実行",
  },
  "zh-CN": {
    unreadable: "“notes.png”不是可读取的图片。",
    side: "图 1 为 100 × 100 像素，每边须在 240 到 8000 像素之间。",
    tooLong: "提示词有 5,001 个字符，模型最多接收 5,000 个。",
    cut: "DashScope 会从这里截断：“y”",
    boxes: "每张图片最多 2 个选框，请先删除一个再画。",
    colours: "色板至少需要 3 种颜色",
    count: "每次可生成 1 到 4 张，不能是 5 张。",
    seed: "种子须为 0 到 2147483647 的整数。",
    prompt: "提示词",
    images: "张数",
    seedField: "种子",
    choose: "选择色板",
    remove: (number) => `移除颜色 ${number}`,
    second: /^图 2：table.png/,
    mend: "有 4 处需要修改：",
    run: "运行",
  },
};

const tooLong = `${"x".repeat(5000)}y`;

it.each(locales)("explains every mistake at its field in %s, and loses nothing", async (locale) => {
  const words = wordsIn[locale];
  const form = await openForm(locale);
  await dropNoPicture("notes.png");
  await expect.element(page.getByText(words.unreadable)).toBeVisible();
  await dropPicture("small.png", { width: 100, height: 100 });
  await expect.element(page.getByText(words.side).first()).toBeVisible();
  await dropPicture("table.png", { width: 1200, height: 800 });
  const second = page.getByRole("button", { name: words.second });
  await second.click();

  const surface = page.getByRole("application", { name: /table.png/ });
  await expect.element(surface).toBeVisible();
  await expect.poll(() => document.querySelectorAll("canvas").length).toBeGreaterThan(0);
  const { width, height } = surface.element().getBoundingClientRect();
  const drag = (from: [number, number], to: [number, number]) =>
    userEvent.dragAndDrop(surface, surface, {
      sourcePosition: { x: from[0] * width, y: from[1] * height },
      targetPosition: { x: to[0] * width, y: to[1] * height },
    });
  await drag([0.3, 0.4], [0.4, 0.5]);
  await drag([0.5, 0.4], [0.6, 0.5]);
  await expect.element(page.getByText(words.boxes)).not.toBeInTheDocument();
  await drag([0.4, 0.6], [0.5, 0.65]);
  await expect.element(page.getByText(words.boxes)).toBeVisible();
  expect(readDraft().inputs.map(({ boxes }) => boxes.length)).toEqual([0, 2]);

  const prompt = page.getByRole("textbox", { name: words.prompt, exact: true });
  await prompt.fill(tooLong);
  await expect.element(prompt).toHaveAccessibleDescription(`${words.tooLong} ${words.cut}`);
  await expect.element(page.getByText(words.tooLong).first()).toBeVisible();
  const count = page.getByRole("textbox", { name: words.images, exact: true });
  await count.fill("5");
  await expect.element(count).toHaveAccessibleDescription(words.count);
  await expect.element(page.getByText(words.count).first()).toBeVisible();
  const seed = page.getByRole("textbox", { name: words.seedField, exact: true });
  await seed.fill("99999999999");
  await expect.element(seed).toHaveAccessibleDescription(words.seed);
  await expect.element(page.getByText(words.seed).first()).toBeVisible();

  await page.getByRole("button", { name: words.choose }).click();
  for (const number of [5, 4]) {
    await page.getByRole("button", { name: words.remove(number) }).click();
  }
  // The last one that may go has gone: the next says why it stays.
  const third = page.getByRole("button", { name: words.remove(3) });
  await expect.element(third).toBeDisabled();
  await expect.element(third).toHaveAttribute("title", words.colours);

  const run = page.getByRole("button", { name: words.run, exact: true });
  await expect.element(run).toBeDisabled();
  await expect.element(run).toHaveAccessibleDescription(new RegExp(`^${words.mend}`));
  const nothingIsLost = async () => {
    await expect.element(prompt).toHaveValue(tooLong);
    await expect.element(count).toHaveValue("5");
    await expect.element(seed).toHaveValue("99999999999");
    expect(readDraft().parameters.palette).toHaveLength(3);
    expect(readDraft().inputs.map(({ boxes }) => boxes.length)).toEqual([0, 2]);
  };
  await nothingIsLost();
  await expect.element(page.getByRole("application", { name: /table.png.*2/ })).toBeVisible();

  await form.reload();
  await nothingIsLost();
});
