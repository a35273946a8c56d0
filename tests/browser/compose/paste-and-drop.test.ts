import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { readDraft } from "@/lib/client/draft/draft-store";
import { assetsCreatedSchema } from "@/lib/core/api/asset";
import { anAsset } from "../../support/asset";
import { standIn } from "../../support/stand-in";
import { carrierOf, drop, fileNamed } from "./carrier";
import { openForm } from "./form";

const upload = "POST /api/assets";
const fetching = "POST /api/assets/import";
const asked = async (call: string) =>
  (await standIn.look()).asked.filter((one) => one === call).length;
const created = assetsCreatedSchema.parse({ assets: [anAsset({})] });
const another = assetsCreatedSchema.parse({
  assets: [anAsset({ id: "0198c0de-0000-7000-8000-0000000000ff" })],
});
/** Says whether the paste was left to the browser, which puts the text into the field. */
const paste = (target: Element, clipboardData: DataTransfer) =>
  target.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
  );

it("leaves text pasted from spreadsheets and letters to its field", async () => {
  await openForm("en");
  await standIn.answer(upload, created, 201);
  const words = {
    "text/plain": "A meadow\tat noon",
    "text/html": "<table><td>A meadow</td></table>",
  };
  for (const name of ["Prompt", "Seed", "Width"]) {
    if (name === "Width") await page.getByText("Custom", { exact: true }).click();
    const field = page.getByRole("textbox", { name });
    expect(paste(field.element(), carrierOf(words, [fileNamed("image.png")])), name).toBe(true);
  }
  expect(await asked(upload)).toBe(0);
  // A file that was copied comes with its name.
  const prompt = page.getByRole("textbox", { name: "Prompt" }).element();
  expect(paste(prompt, carrierOf({ "text/plain": "sky.png" }, [fileNamed("sky.png")]))).toBe(false);
  await expect.poll(() => asked(upload)).toBe(1);
});

it("adds the picture behind a dropped link, and a picture given as a data address", async () => {
  await openForm("en");
  await standIn.answer(upload, another, 201);
  await standIn.answer(fetching, created, 201);
  const sent: string[] = [];
  const fetchBefore = window.fetch;
  window.fetch = (input, init) => {
    if (typeof init?.body === "string") sent.push(init.body);
    return fetchBefore(input, init);
  };
  try {
    drop(
      carrierOf({
        "text/uri-list": "https://example.com/gallery",
        "text/html":
          '<a href="https://example.com/gallery"><img src="https://example.com/sky.png"></a>',
      }),
    );
    await expect.poll(() => asked(fetching)).toBe(1);
    expect(sent).toContain(JSON.stringify({ url: "https://example.com/sky.png" }));
    drop(carrierOf({ "text/uri-list": "data:image/png;base64,iVBORw0KGgo=" }));
    await expect.poll(() => asked(upload)).toBe(1);
    expect(await asked(fetching)).toBe(1);
  } finally {
    window.fetch = fetchBefore;
  }
});

it("asks what to do with more files than the model takes, and keeps them in the library", async () => {
  await openForm("en");
  await standIn.answer(upload, created, 201);
  const files = Array.from({ length: 300 }, (_, index) => fileNamed(`${index}.png`));
  drop(carrierOf({}, files));
  const dialog = page.getByRole("dialog", { name: "300 files at once" });
  await expect.element(dialog).toBeVisible();
  expect(await asked(upload)).toBe(0);
  expect(readDraft().inputs).toEqual([]);
  await dialog.getByRole("button", { name: "Cancel" }).click();

  drop(carrierOf({}, files.slice(0, 40)));
  await expect
    .element(page.getByRole("button", { name: /Use the first 9 as inputs/ }))
    .toBeVisible();
  await page.getByRole("button", { name: "Keep all in the library" }).click();
  await expect.element(page.getByText("40 of 40 are in the library")).toBeVisible();
  expect(readDraft().inputs).toEqual([]);
  expect(await asked(upload)).toBe(40);
});
