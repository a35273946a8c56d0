import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { expect, type Locator, type Page } from "@playwright/test";
import { plainPicture, tablePicture } from "../support/pictures";
import { freePort } from "../support/processes";
import {
  boxNumbers,
  colours,
  type Entry,
  formattedTexts,
  numbers,
  otherShares,
  paletteFiles,
  pastedPalettes,
  shares,
} from "./designers-day";
import { dropFiles, dropOn, type GivenFile, test, transferOf } from "./studio-test";

const textbox = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const strip = (page: Page) => page.getByRole("list", { name: "Inputs" });
const inputs = (page: Page) => strip(page).getByRole("button", { name: /^Image \d+: / });
const file = (name: string, buffer: Buffer, mimeType = "image/png"): GivenFile => ({
  name,
  mimeType,
  buffer,
});

/** What a program puts on the clipboard. */
interface Copied {
  text?: string;
  html?: string;
  picture?: Buffer;
}

/** Copies it, and pastes it by the keyboard into what has the focus. */
async function paste(page: Page, { text, html, picture }: Copied): Promise<void> {
  const contents = { text, html, picture: picture?.toString("base64") };
  await page.evaluate(async (copied) => {
    const parts: Record<string, Blob> = {};
    if (copied.text !== undefined) parts["text/plain"] = new Blob([copied.text]);
    if (copied.html !== undefined) parts["text/html"] = new Blob([copied.html]);
    if (copied.picture !== undefined) {
      const bytes = Uint8Array.from(atob(copied.picture), (letter) => letter.charCodeAt(0));
      parts["image/png"] = new Blob([bytes]);
    }
    const typed = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(typed))]);
  }, contents);
  await page.keyboard.press("Control+v");
}

/** Drops texts such as links, as a browser gives them along with a drag. */
async function dropTexts(page: Page, contents: Record<string, string>): Promise<void> {
  const dataTransfer = await page.evaluateHandle((texts) => {
    const carrier = new DataTransfer();
    for (const [type, text] of Object.entries(texts)) carrier.setData(type, text);
    return carrier;
  }, contents);
  await dropOn(page.locator("body"), dataTransfer);
}

/** Gives an entry to its field in the place of what stands there, and leaves the field. */
async function enter(page: Page, { field, way, given, value, says, also }: Entry): Promise<void> {
  const box = textbox(page, field);
  await test.step(`${field}, ${way}: ${given}`, async () => {
    await box.press("Control+a");
    if (way === "pasted") await paste(page, { text: given });
    else if (given === "") await page.keyboard.press("Delete");
    else await page.keyboard.type(given);
    await page.keyboard.press("Tab");
    await expect(box).toHaveValue(value);
    for (const [other, held] of Object.entries(also)) {
      await expect(textbox(page, other)).toHaveValue(held);
    }
    for (const words of says) await expect(page.getByText(words).first()).toBeVisible();
  });
}

/** Of an entry that only sets a value, it is another than that of the one before. */
const isToldFromBefore = ({ field, value, says, also }: Entry, place: number, all: Entry[]) =>
  says.length > 0 ||
  Object.keys(also).length > 0 ||
  all[place - 1]?.field !== field ||
  all[place - 1]?.value !== value;

const valuesOf = (fields: Locator) =>
  fields.evaluateAll((all: HTMLInputElement[]) => all.map(({ value }) => value));
// Also behind a dialog, which hides the rest of the page from whoever reads it out.
const everyField = (page: Page, name: RegExp) =>
  valuesOf(page.getByRole("textbox", { name, includeHidden: true }));
const hexes = (page: Page) => everyField(page, /, hex$/);
const sharesOf = (page: Page) => everyField(page, /, share$/);

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

test("everything that a designer types and pastes into fields in a day is taken as meant, or explained", async ({
  page,
  context,
  studio,
}) => {
  const fields = [numbers, boxNumbers, colours, shares, otherShares];
  for (const all of fields) expect(all.filter(isToldFromBefore)).toEqual(all);
  const others = [pastedPalettes, paletteFiles, formattedTexts];
  expect([...fields.flat(), ...others.flat()].length).toBeGreaterThan(100);

  await page.goto(studio.url);
  await page.getByText("Custom", { exact: true }).click();
  for (const entry of numbers) await enter(page, entry);

  await dropFiles(page, [file("table.png", await tablePicture())]);
  await page.getByRole("button", { name: "Add box" }).click();
  for (const entry of boxNumbers) await enter(page, entry);
  // A number on its way is none: what is given up leaves the box as it was.
  await textbox(page, "x2").press("Control+a");
  await page.keyboard.type("5000");
  await page.keyboard.press("Escape");
  await expect(textbox(page, "x2")).toHaveValue("420");

  await page.getByRole("button", { name: "Choose a palette" }).click();
  for (const entry of colours) await enter(page, entry);
  await expect.poll(() => hexes(page)).toHaveLength(5);
  await page.getByRole("button", { name: "Remove colour 5" }).click();
  for (const entry of shares) await enter(page, entry);
  await page.getByRole("button", { name: "Even out" }).click();
  await expect.poll(() => sharesOf(page)).toEqual(["25.00", "25.00", "25.00", "25.00"]);
  for (const entry of otherShares) await enter(page, entry);
  for (const [given, palette] of pastedPalettes) {
    await textbox(page, "Colour 1, hex").press("Control+a");
    await paste(page, { text: given });
    await expect.poll(() => hexes(page)).toEqual(palette);
  }

  await page.getByRole("button", { name: "Tools …" }).click();
  const tools = page.getByRole("dialog", { name: "Palette tools" });
  await tools.getByRole("tab", { name: "Import, export" }).click();
  for (const [name, palette, ratios, says] of paletteFiles) {
    const dataTransfer = await transferOf(page, [
      file(name, await readFile(`tests/support/odd-files/${name}`), ""),
    ]);
    await textbox(page, "Or paste text here").dispatchEvent("drop", { dataTransfer });
    await expect.poll(() => hexes(page), name).toEqual(palette);
    expect(await sharesOf(page), name).toEqual(ratios);
    await expect(tools.getByText(says)).toBeVisible();
  }
  await page.keyboard.press("Escape");
  // A file that was dropped there is no image.
  await expect(inputs(page)).toHaveCount(1);

  const prompt = textbox(page, "Prompt");
  const seed = textbox(page, "Seed");

  // The Enter that ends a word is none, also where it comes when the word is over.
  const devtools = await context.newCDPSession(page);
  await seed.focus();
  await devtools.send("Input.imeSetComposition", {
    text: "７７",
    selectionStart: 2,
    selectionEnd: 2,
  });
  await devtools.send("Input.insertText", { text: "７７" });
  const enterKey = { key: "Enter", code: "Enter", text: "\r", windowsVirtualKeyCode: 229 };
  await devtools.send("Input.dispatchKeyEvent", { type: "keyDown", ...enterKey });
  await devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...enterKey, text: "" });
  await expect(seed).toHaveValue("７７");
  await page.keyboard.press("Enter");
  await expect(seed).toHaveValue("77");

  // A question mark in place of an image is asked about, and nothing is sent before.
  await prompt.fill("A meadow like image ?");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/^The prompt still has a question mark/)).toBeVisible();
  await prompt.fill("A meadow");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Control+Enter");
  const results = page.getByRole("button", { name: /^Open wan2.7-image-pro/ });
  await expect(results).toHaveCount(2);

  await results.first().focus();
  await page.keyboard.press("i");
  await expect(
    page.getByRole("status").filter({ hasText: "Added to Compose as image 2." }),
  ).toBeVisible();
  await prompt.fill("A meadow at noon");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(inputs(page)).toHaveCount(1);
  await expect(prompt).toHaveValue("A meadow at noon");

  const other = await context.newPage();
  await other.goto(studio.url);
  await expect(textbox(other, "Prompt")).toHaveValue("A meadow at noon");
  await textbox(other, "Prompt").fill("A lake");
  await expect(page.getByText(/^You also changed the draft in another tab/)).toBeVisible();
  await other.close();
  await expect(prompt).toHaveValue("A meadow at noon");

  // One value that is none any more takes nothing else with it.
  await page.evaluate(() => {
    for (const storage of [sessionStorage, localStorage]) {
      const kept = JSON.parse(storage.getItem("swatchbox.draft") ?? "{}");
      kept.draft.parameters.seed = "seventy";
      storage.setItem("swatchbox.draft", JSON.stringify(kept));
      storage.removeItem("swatchbox.draft-history");
    }
    // What the page itself would keep on leaving.
    window.addEventListener("pagehide", (event) => event.stopImmediatePropagation(), true);
  });
  await page.reload();
  await expect(page.getByText(/could not be read: seed\./)).toBeVisible();
  await expect(prompt).toHaveValue("A meadow at noon");
  await expect(seed).toHaveValue("");
});

test("everything pasted or dropped on the page adds its picture, or says why it cannot", async ({
  page,
  openStudio,
}) => {
  const sky = await plainPicture(320, 260, "#7fa3a8");
  const web = createServer((asked, answer) => {
    if (asked.url === "/sky.png") answer.end(sky);
    else answer.writeHead(200, { "Content-Type": "text/html" }).end("<p>A gallery</p>");
  });
  const port = await freePort();
  web.listen(port, "127.0.0.1");
  const origin = `http://127.0.0.1:${port}`;
  const studio = await openStudio({ STUDIO_IMPORT_HOSTS: `127.0.0.1:${port}` });
  await page.goto(studio.url);
  await page.getByText("Custom", { exact: true }).click();
  await page.getByRole("button", { name: "Choose a palette" }).click();
  await page.getByRole("button", { name: "From a link" }).click();

  for (const [field, text, value] of formattedTexts) {
    await textbox(page, field).press("Control+a");
    await paste(page, { text, html: `<p>${text}</p>`, picture: sky });
    await page.keyboard.press("Tab");
    await expect(textbox(page, field)).toHaveValue(value);
  }
  await expect(inputs(page)).toHaveCount(0);
  const hasJoined = async (names: string[]) => {
    await expect(inputs(page)).toHaveCount(names.length);
    const labels = names.map((name, index) => `Image ${index + 1}: ${name}`);
    const seen = () =>
      inputs(page).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
    await expect.poll(async () => (await seen()).map(nameOf)).toEqual(labels);
  };

  // Pictures alone, also where one can type; and links where one cannot.
  await textbox(page, "Prompt").focus();
  await paste(page, { picture: sky });
  await hasJoined(["image.png"]);
  await textbox(page, "Prompt").blur();
  await paste(page, { text: `${origin}/sky.png` });
  await hasJoined(["image.png", "sky.png"]);

  await dropTexts(page, {
    "text/uri-list": `${origin}/gallery`,
    "text/html": `<a href="${origin}/gallery"><img src="${origin}/sky.png"></a>`,
  });
  await hasJoined(["image.png", "sky.png", "sky.png"]);
  const own = await plainPicture(330, 250, "#556677");
  await dropTexts(page, { "text/uri-list": `data:image/png;base64,${own.toString("base64")}` });
  await hasJoined(["image.png", "sky.png", "sky.png", "image.png"]);
  await dropTexts(page, { "text/uri-list": `# A remark\r\n${origin}/gallery` });
  await expect(page.getByText("“gallery” is not a readable image.")).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).click();

  const odd = async (name: string) => readFile(`tests/support/odd-files/${name}`);
  await dropFiles(page, [
    file("notes.png", Buffer.from("not a picture")),
    file("favicon.ico", await odd("ico_png.ico")),
    file("scan.bmp", await odd("bmp8_rle.bmp")),
  ]);
  await expect(page.getByText("“notes.png” is not a readable image.")).toBeVisible();
  await expect(
    page.getByText("The studio does not support the format of “favicon.ico”."),
  ).toBeVisible();
  await hasJoined(["image.png", "sky.png", "sky.png", "image.png", "scan.bmp"]);

  // Photographs are not lost behind the archive that lay among them.
  await dropFiles(page, [
    file("one.png", await plainPicture(300, 260, "#336699")),
    file("things.zip", Buffer.from("PK no archive"), "application/zip"),
    file("two.png", await plainPicture(260, 300, "#996633")),
  ]);
  const importing = page.getByRole("dialog", { name: "Import a ZIP" });
  await expect(importing.getByText("This is not a readable ZIP file")).toBeVisible();
  await page.keyboard.press("Escape");
  const seven = ["image.png", "sky.png", "sky.png", "image.png", "scan.bmp", "one.png", "two.png"];
  await hasJoined(seven);

  const many = Array.from({ length: 300 }, (_, index) => file(`${index}.png`, sky));
  await dropFiles(page, many);
  const question = page.getByRole("dialog", { name: "300 files at once" });
  await expect(question.getByText("The inputs have room for 2 more images.")).toBeVisible();
  await question.getByRole("button", { name: "Cancel" }).click();
  const few = [0, 1, 2, 3].map(async (number) =>
    file(`${number}.png`, await plainPicture(300 + number, 260, "#445566")),
  );
  await dropFiles(page, await Promise.all(few));
  await page.getByRole("button", { name: /^Use the first 2 as inputs/ }).click();
  const kept = page.getByRole("dialog", { name: "4 files at once" });
  await expect(kept.getByText("2 of 2 are in the library")).toBeVisible();
  await kept.getByRole("button", { name: "Close" }).last().click();
  await hasJoined([...seven, "0.png", "1.png"]);

  // Tiles of the library that have no room are named.
  await page.getByRole("button", { name: "Remove image 9" }).click();
  await page.getByRole("button", { name: "Remove image 8" }).click();
  const tiles = page.getByRole("list", { name: "Images" }).getByRole("button", { name: /^Open / });
  await tiles.first().focus();
  await page.keyboard.press("Control+a");
  await tiles.first().dragTo(strip(page));
  await expect(
    page.getByRole("status").filter({ hasText: /^Added 2 images; the inputs have no room for / }),
  ).toBeVisible();
  await expect(inputs(page)).toHaveCount(9);
  web.close();
});

const nameOf = (label: string) => /^Image \d+: [\w.]+/.exec(label)?.[0] ?? label;
