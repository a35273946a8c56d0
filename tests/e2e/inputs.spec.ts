import { createServer } from "node:http";
import { expect, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";
import { clockPicture, plainPicture, tablePicture } from "../support/pictures";
import { freePort } from "../support/processes";
import { frameOf } from "./screen";
import { dropFiles, dropOn, type GivenFile, shot, test, transferOf } from "./studio-test";

const png = (name: string, buffer: Buffer) => ({ name, mimeType: "image/png", buffer });
const input = (page: Page, number: number, name: string) =>
  page.getByRole("button", { name: `Image ${number}: ${name}` });
const strip = (page: Page) => page.getByRole("list", { name: "Inputs" });
const stage = (page: Page) => page.getByRole("application");

async function expectOrder(page: Page, names: string[]): Promise<void> {
  await expect(strip(page).getByRole("button", { name: /^Image \d+: / })).toHaveCount(names.length);
  for (const [index, name] of names.entries())
    await expect(input(page, index + 1, name)).toBeVisible();
}

async function dropThree(page: Page): Promise<void> {
  await dropFiles(page, [
    png("clock.png", await clockPicture()),
    png("table.png", await tablePicture()),
    png("grey.png", await plainPicture(600, 600, "#808080")),
  ]);
  await expectOrder(page, ["clock.png", "table.png", "grey.png"]);
}

/** Drops files on the strip, on the left half of a thumb. */
async function dropInFront(page: Page, thumb: Locator, files: GivenFile[]): Promise<void> {
  const frame = await frameOf(thumb);
  const at = { clientX: frame.x + 5, clientY: frame.y + 36 };
  await dropOn(strip(page), await transferOf(page, files), at);
}

async function dropLink(page: Page, link: string): Promise<void> {
  const transfer = await page.evaluateHandle((address) => {
    const carrier = new DataTransfer();
    carrier.setData("text/uri-list", address);
    return carrier;
  }, link);
  await dropOn(page.locator("body"), transfer);
}

async function pasteText(page: Page, selector: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle((content) => {
    const carrier = new DataTransfer();
    carrier.setData("text/plain", content);
    return carrier;
  }, text);
  await page
    .locator(selector)
    .first()
    .evaluate((target, clipboardData) => {
      target.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    }, transfer);
}

async function replaceBy(page: Page, number: number, name: string, buffer: Buffer): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await strip(page)
    .getByRole("button", { name: `Replace image ${number}` })
    .click();
  await (await choosing).setFiles(png(name, buffer));
}

test("a link into a private network is refused at the field, and the text stays", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  const forbidden = "This address is in a private network.";
  await page.getByRole("button", { name: "From a link" }).click();
  const field = page.getByRole("textbox", { name: "Address of an image" });
  await expect(field).toBeFocused();
  await field.fill("http://127.0.0.1/clock.png");
  await field.press("Enter");
  await expect(page.getByText(forbidden)).toBeVisible();
  await expect(field).toHaveValue("http://127.0.0.1/clock.png");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await page.screenshot(shot("link-refused-dark"));
  await field.press("Escape");
  await expect(field).toBeHidden();
  await expect(page.getByText(forbidden)).toBeHidden();
  await expect(page.getByRole("button", { name: "From a link" })).toBeFocused();

  await pasteText(page, "textarea", "http://127.0.0.1/typed.png");
  await pasteText(page, "body", "http://127.0.0.1/pasted.png");
  await expect(page.getByText(`pasted.png: ${forbidden}`)).toBeVisible();
  await expect(page.getByText(/typed.png/)).toHaveCount(0);
});

test("a link is imported from the field, by paste and by drop, and a slow one can be canceled", async ({
  page,
  openStudio,
}) => {
  const pictures = new Map([
    ["/clock.png", await clockPicture()],
    ["/table.png", await tablePicture()],
    ["/grey.png", await plainPicture(600, 600)],
  ]);
  let isBroken = true;
  const web = createServer((asked, answer) => {
    const picture = pictures.get(asked.url ?? "");
    if (asked.url === "/slow.png") return;
    if (picture && !(asked.url === "/grey.png" && isBroken)) answer.end(picture);
    else answer.writeHead(503).end();
  });
  const port = await freePort();
  web.listen(port, "127.0.0.1");
  const origin = `http://127.0.0.1:${port}`;
  const studio = await openStudio({ STUDIO_IMPORT_HOSTS: `127.0.0.1:${port}` });
  await page.goto(studio.url);

  await page.getByRole("button", { name: "From a link" }).click();
  await page.getByRole("textbox", { name: "Address of an image" }).fill(`${origin}/clock.png`);
  await page.keyboard.press("Enter");
  await expectOrder(page, ["clock.png"]);
  await expect(page.getByRole("textbox", { name: "Address of an image" })).toBeHidden();

  await pasteText(page, "body", `${origin}/table.png`);
  await expectOrder(page, ["clock.png", "table.png"]);

  await dropLink(page, `${origin}/grey.png`);
  await expect(page.getByText("grey.png: This address returned 503")).toBeVisible();
  isBroken = false;
  await page.getByRole("button", { name: "Try again: grey.png" }).click();
  await expectOrder(page, ["clock.png", "table.png", "grey.png"]);

  await dropLink(page, `${origin}/slow.png`);
  const progress = page.getByRole("progressbar", { name: "slow.png, importing" });
  await expect(progress).toBeVisible();
  await expect(progress).not.toHaveAttribute("aria-valuenow");
  await page.screenshot(shot("link-importing-dark"));
  await page.getByRole("button", { name: "Cancel slow.png" }).click();
  await expect(progress).toBeHidden();
  await expectOrder(page, ["clock.png", "table.png", "grey.png"]);

  // A picture of the studio's own is the image itself, whichever rendition a browser names.
  const thumb = await strip(page).locator("img").first().getAttribute("src");
  await dropLink(page, `${studio.url}${thumb}`);
  await expectOrder(page, ["clock.png", "table.png", "grey.png", "clock.png"]);
  web.closeAllConnections();
  web.close();
});

test("a library image is dragged to a place in the strip, or anywhere to join at the end", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await dropThree(page);
  await page.getByRole("button", { name: "Remove image 3" }).click();
  await expectOrder(page, ["clock.png", "table.png"]);
  await input(page, 2, "table.png").click();

  const tile = page.getByRole("button", { name: /^Open grey.png/ });
  await tile.dragTo(input(page, 2, "table.png"), { targetPosition: { x: 8, y: 36 } });
  await expectOrder(page, ["clock.png", "grey.png", "table.png"]);
  await expect(stage(page)).toHaveAccessibleName(/Image 3, table.png/);

  await tile.dragTo(page.getByRole("main"), { targetPosition: { x: 300, y: 300 } });
  await expectOrder(page, ["clock.png", "grey.png", "table.png", "grey.png"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expectOrder(page, ["clock.png", "grey.png", "table.png"]);
});

test("images change places by keyboard and by drag, with their boxes, and files go where they are dropped", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await dropThree(page);
  await input(page, 2, "table.png").click();
  await page.getByRole("button", { name: "Add box" }).click();
  await expect(input(page, 2, "table.png")).toHaveAccessibleDescription("1 box");

  await input(page, 2, "table.png").focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expectOrder(page, ["table.png", "clock.png", "grey.png"]);
  await expect(input(page, 1, "table.png")).toBeFocused();
  await expect(input(page, 1, "table.png")).toHaveAccessibleDescription("1 box");
  await expect(stage(page)).toHaveAccessibleName(/Image 1, table.png.*1 box/);
  await expect(page.getByText("table.png is image 1 of 3.")).toBeAttached();
  await page.keyboard.press("Alt+ArrowLeft");
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Alt+ArrowRight");
  await expectOrder(page, ["clock.png", "grey.png", "table.png"]);
  await expect(input(page, 3, "table.png")).toBeFocused();

  await input(page, 3, "table.png").dragTo(input(page, 1, "clock.png"), {
    targetPosition: { x: 8, y: 36 },
  });
  await expectOrder(page, ["table.png", "clock.png", "grey.png"]);
  await expect(stage(page)).toHaveAccessibleName(/Image 1, table.png.*1 box/);
  await input(page, 1, "table.png").dragTo(input(page, 2, "clock.png"), {
    targetPosition: { x: 60, y: 36 },
  });
  await expectOrder(page, ["clock.png", "table.png", "grey.png"]);

  // Held over the strip, for the marker to be looked at.
  await input(page, 1, "clock.png").hover();
  await page.mouse.down();
  const last = await input(page, 3, "grey.png").boundingBox();
  await page.mouse.move((last?.x ?? 0) + 60, (last?.y ?? 0) + 30, { steps: 5 });
  await page.screenshot(shot("strip-drag-dark"));
  await page.mouse.up();
  await expectOrder(page, ["table.png", "grey.png", "clock.png"]);

  await dropInFront(page, input(page, 2, "grey.png"), [
    png("first.png", await plainPicture(500, 400)),
    png("second.png", await plainPicture(400, 500)),
  ]);
  await expectOrder(page, ["table.png", "first.png", "second.png", "grey.png", "clock.png"]);
  // The same content is one image of the library, under its first name, and as many inputs as wanted.
  await dropFiles(page, [png("again.png", await plainPicture(500, 400))]);
  await expect(input(page, 6, "first.png")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Open (first|again).png/ })).toHaveCount(1);
});

test("an image is replaced in its place with the boxes that fit, in one step", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await dropThree(page);
  await input(page, 2, "table.png").click();
  await page.getByRole("button", { name: "Add box" }).click();
  const x1 = page.getByRole("textbox", { name: "x1", exact: true });
  await expect(x1).toHaveValue("565");

  const half = await sharp(await tablePicture())
    .resize(848, 480)
    .png()
    .toBuffer();
  await replaceBy(page, 2, "half.png", half);
  await expectOrder(page, ["clock.png", "half.png", "grey.png"]);
  await expect(stage(page)).toHaveAccessibleName(/Image 2, half.png.*1 box/);
  await expect(x1).toHaveValue("283");

  await replaceBy(page, 2, "narrow.png", await plainPicture(300, 900));
  await expectOrder(page, ["clock.png", "narrow.png", "grey.png"]);
  const notice = page.getByText(/^Removed 1 box that did not fit the new image 2/);
  await expect(notice).toBeVisible();
  await page.screenshot(shot("replaced-dark"));
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(notice).toBeHidden();
  await expect(stage(page)).toHaveAccessibleName(/Image 2, half.png.*1 box/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(stage(page)).toHaveAccessibleName(/Image 2, table.png.*1 box/);
  await expect(x1).toHaveValue("565");
});

test("an upload is canceled, or retried after the connection broke with the same file", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route("**/api/assets", async (route) => {
    await gate;
    await route.continue().catch(() => undefined);
  });
  await dropFiles(page, [
    png("clock.png", await clockPicture()),
    png("table.png", await tablePicture()),
  ]);
  await expect(page.getByRole("progressbar", { name: /^clock.png, sending/ })).toBeVisible();
  await page.screenshot(shot("uploading-dark"));
  await page.getByRole("button", { name: "Cancel clock.png" }).click();
  await expect(page.getByRole("progressbar", { name: /^clock.png/ })).toBeHidden();
  open();
  await expectOrder(page, ["table.png"]);

  await page.unroute("**/api/assets");
  await page.route("**/api/assets", (route) => route.abort("connectionreset"));
  await dropFiles(page, [png("grey.png", await plainPicture(600, 600))]);
  await expect(page.getByText("grey.png: The studio cannot be reached.")).toBeVisible();
  await page.screenshot(shot("upload-refused-dark"));
  await page.unroute("**/api/assets");
  await page.getByRole("button", { name: "Try again: grey.png" }).click();
  await expectOrder(page, ["table.png", "grey.png"]);
  await expect(page.getByText(/cannot be reached/)).toBeHidden();
});

test("a thumb says that a copy is sent and what is wrong with its image", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  const clear = await sharp(await clockPicture())
    .ensureAlpha(0.5)
    .png()
    .toBuffer();
  await dropFiles(page, [png("clear.png", clear), png("small.png", await plainPicture(100, 100))]);
  await expect(input(page, 1, "clear.png")).toHaveAccessibleDescription(
    "Sent as a copy: placed on white",
  );
  await expect(input(page, 2, "small.png")).toHaveAccessibleDescription(
    /Image 2 is 100 × 100 px. Each side must have 240 to 8000 px./,
  );
  await page.getByRole("button", { name: "Add images" }).hover();
  await page.screenshot(shot("strip-badges-dark"));
});
