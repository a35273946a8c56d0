import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { setModel } from "@/lib/client/draft/draft-store";
import { type Locale, locales } from "@/lib/i18n/locales";
import { openForm } from "./form";

interface Words {
  title: string;
  price: RegExp;
  limits: string;
  byTheMinute: RegExp;
  source: RegExp;
  own: RegExp;
  freeQuota: RegExp;
  bill: RegExp;
  sandbox: RegExp;
  model: string;
  notHere: string;
  inService: string;
}

const wordsIn: Record<Locale, Words> = {
  en: {
    title: "Price and limits",
    price: /^CN¥0\.50 for each image delivered; failed ones cost nothing$/,
    limits: "5 runs a second and 5 at once, shared by everyone who uses the account",
    byTheMinute: /^5 runs a minute and \d+ at once/,
    source: /^Model Studio (price list|rate limits), 2026-10$/,
    own: /STUDIO_MODELS/,
    freeQuota: /^In Beijing, new accounts have some free images .*“Free quota only”/,
    bill: /^The bill is in the Alibaba Cloud console\./,
    sandbox: /^The sandbox charges nothing/,
    model: "Model",
    notHere: "Not in Tokyo",
    inService: "In service",
  },
  ja: {
    title: "価格と上限",
    price: /^できた画像 1 枚につき .*0\.50。失敗した画像は無料$/,
    limits: "1 秒に 5 件、同時に 5 件。アカウントの利用者全員で共有",
    byTheMinute: /^1 分に 5 件、同時に \d+ 件/,
    source: /^Model Studio (price list|rate limits)、2026-10$/,
    own: /STUDIO_MODELS/,
    freeQuota: /^北京では、新しいアカウントに.*「無料クォータのみ」/,
    bill: /^請求は Alibaba Cloud のコンソール/,
    sandbox: /^サンドボックスでは課金されず/,
    model: "モデル",
    notHere: "東京では提供なし",
    inService: "提供中のモデル",
  },
  "zh-CN": {
    title: "价格与限制",
    price: /^每张成功的图片 .*0\.50，失败不收费$/,
    limits: "每秒 5 次，同时 5 个，由该账号的所有使用者共享",
    byTheMinute: /^每分钟 5 次，同时 \d+ 个/,
    source: /^Model Studio (price list|rate limits)，2026-10$/,
    own: /STUDIO_MODELS/,
    freeQuota: /^在北京，新账号的每个模型有 90 天的免费额度.*“免费额度用完即停”/,
    bill: /^账单在阿里云控制台查看/,
    sandbox: /^沙盒不收费/,
    model: "模型",
    notHere: "东京没有的模型",
    inService: "服务中的模型",
  },
};

it.each(locales)(
  "the price card says what it costs, the limits, their sources and where the bill is, in %s",
  async (locale) => {
    const { title, price, limits, byTheMinute, source, own, freeQuota, bill, sandbox } =
      wordsIn[locale];
    const inBeijing = await openForm(locale, [], [], "beijing");
    await page.getByRole("button", { name: title }).click();
    const card = page.getByRole("dialog", { name: title });
    await expect.element(card.getByText(price)).toBeVisible();
    await expect.element(card.getByText(limits)).toBeVisible();
    // One of the price, one of the limits.
    expect(card.getByText(source).elements()).toHaveLength(2);
    for (const words of [own, freeQuota, bill])
      await expect.element(card.getByText(words)).toBeVisible();
    setModel("qwen-image-3.0-pro");
    await expect.element(card.getByText(byTheMinute)).toBeVisible();
    await inBeijing.unmount();

    // Free images are Beijing's alone, and the sandbox has no bill.
    const inSingapore = await openForm(locale, [], [], "singapore");
    await page.getByRole("button", { name: title }).click();
    await expect.element(card.getByText(bill)).toBeVisible();
    expect(card.getByText(freeQuota).elements()).toHaveLength(0);
    await inSingapore.unmount();
    await openForm(locale);
    await page.getByRole("button", { name: title }).click();
    await expect.element(card.getByText(sandbox)).toBeVisible();
    expect(card.getByText(bill).elements()).toHaveLength(0);
  },
);

it.each(locales)(
  "the model menu sets apart what the region does not have, in %s",
  async (locale) => {
    const { model, notHere, inService } = wordsIn[locale];
    await openForm(locale, [], [], "tokyo");
    await page.getByRole("combobox", { name: model, exact: true }).click();
    const group = (name: string) => page.getByRole("group", { name });
    const option = (name: string) => ({ name, exact: true });
    const away = group(notHere).getByRole("option", option("Wan 2.7 Pro"));
    await expect.element(away).toBeVisible();
    const here = group(inService).getByRole("option", option("Qwen-Image 3.0 Pro"));
    await expect.element(here).toBeVisible();
    expect(group(notHere).getByRole("option", option("Qwen-Image 3.0 Pro")).elements()).toEqual([]);
  },
);
