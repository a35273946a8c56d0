import { expect, type Page } from "@playwright/test";
import { plainPicture, tablePicture } from "../support/pictures";
import { dropFiles, shot, test } from "./studio-test";

const text = (name: string, content: string) => ({
  name,
  mimeType: "image/png",
  buffer: Buffer.from(content),
});
const png = async (name: string, buffer: Promise<Buffer>) => ({
  name,
  mimeType: "image/png",
  buffer: await buffer,
});

async function dragOnStage(page: Page, from: [number, number], to: [number, number]) {
  const frame = await page.getByRole("application").boundingBox();
  if (!frame) throw new Error("The stage has no size.");
  const at = ([x, y]: [number, number]) =>
    [frame.x + frame.width * x, frame.y + frame.height * y] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 6 });
  await page.mouse.up();
}

interface Words {
  locale: string;
  unreadable: string;
  side: string;
  tooLong: string;
  boxes: string;
  colours: string;
  count: string;
  prompt: string;
  images: string;
  choose: string;
  remove: (number: number) => string;
  second: RegExp;
  run: RegExp;
}

const languages: Words[] = [
  {
    locale: "en-US",
    unreadable: "“notes.png” is not an image that can be read.",
    side: "Image 1 is 100 × 100 px. Each side must have 240 to 8000 px.",
    tooLong: "The prompt has 5,001 characters; at most 5,000 reach the model.",
    boxes: "An image takes at most 2 boxes. Delete one to draw another.",
    colours: "A palette has at least 3 colours",
    count: "One run makes 1 to 4 images, not 5.",
    prompt: "Prompt",
    images: "Images",
    choose: "Choose a palette",
    remove: (number) => `Remove colour ${number}`,
    second: /^Image 2: table.png/,
    run: /^Run$/,
  },
  {
    locale: "ja-JP",
    unreadable: "「notes.png」は画像として読み込めません。",
    side: "画像 1 は 100 × 100 px です。各辺は 240～8000 px にしてください。",
    tooLong: "プロンプトは 5,001 文字です。モデルに届くのは 5,000 文字までです。",
    boxes: "1 枚の画像に置けるボックスは 2 個までです。",
    colours: "パレットには 3 色以上が必要です",
    count: "1 回に生成できるのは 1～4 枚です（5 枚は不可）。",
    prompt: "プロンプト",
    images: "枚数",
    choose: "パレットを選ぶ",
    remove: (number) => `色 ${number} を削除`,
    second: /^画像 2: table.png/,
    run: /^実行/,
  },
  {
    locale: "zh-CN",
    unreadable: "“notes.png”不是可读取的图片。",
    side: "图 1 为 100 × 100 像素，每边须在 240 到 8000 像素之间。",
    tooLong: "提示词有 5,001 个字符，模型最多接收 5,000 个。",
    boxes: "每张图片最多 2 个选框，请先删除一个再画。",
    colours: "色板至少需要 3 种颜色",
    count: "每次可生成 1 到 4 张，不能是 5 张。",
    prompt: "提示词",
    images: "张数",
    choose: "选择色板",
    remove: (number) => `移除颜色 ${number}`,
    second: /^图 2：table.png/,
    run: /^运行/,
  },
];

for (const words of languages) {
  test.describe(words.locale, () => {
    test.use({ locale: words.locale });

    test("every mistake is explained at its field and nothing is lost", async ({
      page,
      studio,
    }) => {
      await page.goto(studio.url);
      await dropFiles(page, [
        text("notes.png", "not a picture"),
        await png("small.png", plainPicture(100, 100)),
        await png("table.png", tablePicture()),
      ]);
      await expect(page.getByText(words.unreadable)).toBeVisible();
      await expect(page.getByText(words.side).first()).toBeVisible();

      await page.getByRole("button", { name: words.second }).click();
      await expect(page.getByRole("application").locator("canvas").first()).toBeVisible();
      await dragOnStage(page, [0.3, 0.4], [0.4, 0.5]);
      await dragOnStage(page, [0.5, 0.4], [0.6, 0.5]);
      await dragOnStage(page, [0.4, 0.6], [0.5, 0.65]);
      await expect(page.getByText(words.boxes)).toBeVisible();

      const prompt = page.getByRole("textbox", { name: words.prompt, exact: true });
      await prompt.fill("x".repeat(5001));
      await expect(page.getByText(words.tooLong).first()).toBeVisible();
      const count = page.getByRole("textbox", { name: words.images, exact: true });
      await count.fill("5");
      await expect(page.getByText(words.count).first()).toBeVisible();

      await page.getByRole("button", { name: words.choose }).click();
      for (const number of [5, 4]) {
        await page.getByRole("button", { name: words.remove(number) }).click();
      }
      // The last one that may go has gone: the next says why it stays.
      const third = page.getByRole("button", { name: words.remove(3) });
      await expect(third).toBeDisabled();
      await expect(third).toHaveAttribute("title", words.colours);

      await expect(page.getByRole("button", { name: words.run })).toBeDisabled();
      await page.screenshot(shot(`mistakes-${words.locale}`));
      await expect(prompt).toHaveValue("x".repeat(5001));
      await expect(count).toHaveValue("5");
      await expect(page.getByRole("application", { name: /table.png.*2/ })).toBeVisible();

      await page.reload();
      await expect(prompt).toHaveValue("x".repeat(5001));
      await expect(third).toBeDisabled();
    });
  });
}
