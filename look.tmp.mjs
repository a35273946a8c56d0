import { execSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { chromium } from "playwright";

const dir = mkdtempSync("/tmp/sb-");
const port = 3977;
const server = spawn("node_modules/.bin/node", ["scripts/serve.mjs"], {
  env: { ...process.env, STUDIO_DATA_DIR: dir, PORT: String(port), SANDBOX_SPEED: "20" },
  stdio: "inherit",
});
await new Promise((r) => setTimeout(r, 3000));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
  ],
});
const [locale = "en-US", scheme = "dark", w = "1440", h = "900"] = process.argv.slice(2);
const page = await browser.newPage({
  locale,
  colorScheme: scheme,
  viewport: { width: +w, height: +h },
});
page.on("console", (m) => m.type() === "error" && console.log("console:", m.text()));
page.on("pageerror", (e) => console.log("pageerror:", e.message));
await page.goto(`http://127.0.0.1:${port}`);
await page.waitForTimeout(1200);
const shot = (n) => page.screenshot({ path: `/tmp/look/${locale}-${scheme}-${w}-${n}.png` });
execSync("mkdir -p /tmp/look");
const pick = async (name) => {
  await page.locator("#model").click();
  await page.getByRole("option", { name }).first().click();
  await page.waitForTimeout(250);
};
await page.locator("#model").click();
await page.waitForTimeout(300);
await shot("0-models");
await page.keyboard.press("Escape");
await page.setInputFiles("input[type=file]", [
  { name: "table.png", mimeType: "image/png", buffer: readFileSync("/tmp/table.png") },
]);
await page.waitForTimeout(1500);
await page.keyboard.press("b");
await shot("1-pro");
await pick("Qwen-Image Plus");
await shot("2-qwen");
await pick("Wan 2.5 Edit");
await shot("3-wan25");
await pick("Qwen-Image-Edit Plus");
await shot("4-editplus");
await page
  .getByRole("button", { name: /One image more|1 枚増やす|多一张|增加/ })
  .first()
  .click()
  .catch(() => {});
await shot("5-editplus-2");
await page.locator("aside, section, div").first();
await pick(/^Qwen-Image-Edit(?! Plus)/);
await shot("6-edit");
await page.locator("[popovertarget]").click();
await page.waitForTimeout(300);
await shot("7-help");
await browser.close();
server.kill("SIGTERM");
