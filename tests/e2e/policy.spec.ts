import { expect } from "@playwright/test";
import { test } from "./studio-test";

test("the page never tries to run text as code, which its policy would refuse", async ({
  page,
  studio,
}) => {
  await page.addInitScript(() => {
    const tried: string[] = [];
    const construct = (target: FunctionConstructor, words: string[]) => {
      tried.push(words.join());
      return Reflect.construct(target, words);
    };
    Object.assign(window, { tried, Function: new Proxy(Function, { construct }) });
  });
  for (const path of ["/", "/library", "/compare"]) {
    await page.goto(`${studio.url}${path}`);
    await expect(page.getByText("Nothing is running")).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, "tried")), path).toEqual([]);
  }
});
