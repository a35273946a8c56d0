import { expect } from "@playwright/test";
import { plainPicture } from "../support/pictures";
import { dropFiles, shot, test } from "./studio-test";

test("images that are too large together are sent smaller only if the user agrees", async ({
  page,
  openStudio,
}) => {
  const studio = await openStudio({ DASHSCOPE_BODY_LIMIT_MB: "1" });
  await page.goto(studio.url);
  const heavy = Buffer.concat([await plainPicture(1200, 900)], 2 * 1024 * 1024);
  await dropFiles(page, [{ name: "heavy.png", mimeType: "image/png", buffer: heavy }]);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("Make it warm");
  const tooMuch = page.getByText(
    "This call would send 3 MB of images; one call can send at most 1 MB.",
  );
  await expect(tooMuch.first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Run$/ })).toBeDisabled();
  await page.screenshot(shot("too-large-dark"));

  await page.getByRole("button", { name: "Send smaller copies" }).click();
  await expect(tooMuch).toHaveCount(0);
  await expect(page.getByText("Image 1 is sent as a copy: compressed.")).toBeVisible();
  await expect(page.getByRole("button", { name: /Keep full quality/ })).toBeVisible();
  await page.getByRole("button", { name: /^Run$/ }).click();
  await expect(page.getByRole("button", { name: /^Open wan2.7-image-pro/ })).toBeVisible();
});

test("the sandbox explains how to make it fail, and the failure is explained", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("A lake");
  await page.getByRole("button", { name: "Sandbox" }).click();
  await page
    .getByRole("button", { name: "Add [[fail:DataInspectionFailed]] to the prompt" })
    .click();
  await page.screenshot(shot("sandbox-help-dark"));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toHaveValue(
    "A lake [[fail:DataInspectionFailed]]",
  );
  await page.getByRole("button", { name: /^Run$/ }).click();
  const stage = page.getByRole("main").getByRole("region", { name: "Refused by moderation" });
  await expect(stage).toContainText("Nothing was charged.");
  await expect(page.getByRole("article").getByText("Refused by moderation")).toBeVisible();
  await stage.getByText("Details for support").click();
  await expect(stage).toContainText("DataInspectionFailed: Input data may contain");
  await stage.getByRole("button", { name: "Show" }).click();
  await expect(stage).toContainText('"task_status": "FAILED"');
  await page.screenshot(shot("failure-dark"));
  await stage.getByRole("button", { name: "Change the prompt" }).click();
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toBeFocused();
});

test("a model out of service gives way to its successor, and nothing is sent by itself", async ({
  page,
  openStudio,
  request,
}) => {
  const studio = await openStudio({ SANDBOX_RETIRED: "qwen-image-plus" });
  await page.goto(studio.url);
  const model = page.getByRole("combobox", { name: "Model" });
  await model.click();
  await page.getByRole("option", { name: /^Qwen-Image Plus/ }).click();
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("A quay at dawn");
  await page.getByRole("button", { name: /^Run$/ }).click();
  const stage = page.getByRole("main").getByRole("region", { name: "Model out of service" });
  await stage.getByRole("button", { name: "Use Qwen-Image 2.0 instead" }).click();
  await expect(model).toContainText("Qwen-Image 2.0");
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toHaveValue(
    "A quay at dawn",
  );
  const tasks = async () =>
    (await (await request.get(`${studio.url}/sandbox/ledger`)).json()).tasks.length;
  expect(await tasks()).toBe(0);
  await page.getByRole("button", { name: /^Run$/ }).click();
  await expect.poll(tasks).toBe(1);
});

test("an uncertain run is left to the user: repeat it at a price, or dismiss it", async ({
  page,
  studio,
  request,
}) => {
  await page.goto(studio.url);
  await page
    .getByRole("textbox", { name: "Prompt", exact: true })
    .fill("A jetty in the rain [[drop-connection]]");
  await page.getByRole("button", { name: /^Run$/ }).click();
  const uncertain = page.getByRole("article").filter({ hasText: "Uncertain" });
  await expect(uncertain).toHaveCount(1);
  await expect(uncertain).toContainText("DashScope has a task from that moment");
  await uncertain.getByRole("button", { name: "Decide …" }).click();
  await page.screenshot(shot("uncertain-dark"));
  await uncertain.getByRole("button", { name: "Try again (may be billed again)" }).click();
  await expect
    .poll(
      async () => (await (await request.get(`${studio.url}/sandbox/ledger`)).json()).tasks.length,
    )
    .toBe(2);
  await expect(uncertain).toHaveCount(1);
  await uncertain.getByRole("button", { name: "Dismiss" }).click();
  await expect(uncertain).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("Nothing is running")).toBeVisible();
  await expect(uncertain).toHaveCount(0);
});

test("a waiting run is canceled where it is shown", async ({ page, studio }) => {
  await page.goto(studio.url);
  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await page.getByRole("combobox", { name: "Model" }).click();
  await page.getByRole("option", { name: /^Qwen-Image Plus/ }).click();
  for (const name of ["One", "Two", "Three"]) {
    // So slow that it does not end by itself: the sandbox's clock runs a hundred times as fast.
    await prompt.fill(`${name} [[slow:90000s]]`);
    await page.getByRole("button", { name: /^Run$/ }).click();
    await expect(page.getByRole("progressbar", { name: new RegExp(name) }).first()).toBeVisible();
  }
  await expect(page.getByText("2 running")).toBeVisible();
  await expect(page.getByText(/1 waiting · last one starts in about \d+ s/)).toBeVisible();
  await page.screenshot(shot("queue-dark"));
  await page.getByRole("button", { name: /^Cancel Three/ }).click();
  const canceled = page.getByRole("article").filter({ hasText: "Canceled" });
  await expect(canceled).toBeVisible();
  await canceled.getByRole("button", { name: /^Why/ }).click();
  const whole = page.getByText("Nothing was charged.").filter({ visible: true });
  await expect(whole.first()).toBeVisible();
});

test("an expensive run asks for confirmation, and its cost is counted when it is made", async ({
  page,
  openStudio,
}) => {
  const studio = await openStudio({
    STUDIO_ASK_ABOVE: "0.6 CNY",
    STUDIO_DAILY_BUDGET: "1.2 CNY",
  });
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("A dune");
  await page.getByRole("textbox", { name: "Images", exact: true }).fill("2");
  const run = page.getByRole("button", { name: /^Run$/ });
  await run.click();
  await expect(page.getByText("This run costs CN¥1.00. Press Run again to go on.")).toBeVisible();
  await page.getByRole("button", { name: "Not now" }).click();
  await expect(page.getByText("This run costs CN¥1.00. Press Run again to go on.")).toBeHidden();
  await run.click();
  await run.click();
  await expect(page.getByRole("button", { name: /^Open wan2.7-image-pro/ })).toHaveCount(2);
  // The sandbox shows what it would have cost only where it explains itself.
  await expect(page.getByText(/CN¥1.00 today/)).toBeHidden();
  await page.getByRole("button", { name: "Sandbox" }).click();
  await expect(page.getByText(/CN¥1.00 today/)).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("textbox", { name: "Images", exact: true }).fill("1");
  await run.click();
  await expect(
    page.getByText("Today's budget is 1.2 CNY: 1 is spent or under way, and this run costs 0.5."),
  ).toBeVisible();
  await page.screenshot(shot("budget-dark"));
});
