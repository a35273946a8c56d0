import { expect, it, onTestFinished, vi } from "vitest";
import { page } from "vitest/browser";
import { readDraft, undoDraft } from "@/lib/client/draft/draft-store";
import { putInputs } from "@/lib/client/draft/inputs";
import { carryAssets } from "@/lib/client/uploads/dropped";
import { assetSchema, assetsCreatedSchema } from "@/lib/core/api/asset";
import { importedSchema } from "@/lib/core/api/portability";
import { anAsset } from "../../support/asset";
import { standIn } from "../../support/stand-in";
import { carrierOf, drop, fileNamed } from "./carrier";
import { openForm } from "./form";

const upload = "POST /api/assets";
const fetching = "POST /api/assets/import";
const importing = "POST /api/imports";
const asked = async (call: string) =>
  (await standIn.look()).asked.filter((one) => one === call).length;
const none = { added: 0, present: 0 };
const imported = importedSchema.parse({ images: none, generations: none, boards: none });
const created = assetsCreatedSchema.parse({ assets: [anAsset({})] });
const photographs = (count: number) =>
  Array.from({ length: count }, (_, index) => fileNamed(`${index}.jpg`, "image/jpeg"));
const archive = (name: string) => fileNamed(name, "application/zip");
const importDialog = page.getByRole("dialog", { name: "Import a ZIP" });

/** Images of the library, which the server knows. */
async function libraryOf(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const id = `0198c0de-0000-7000-8000-${String(number).padStart(12, "0")}`;
    const asset = anAsset({ id, name: `tile-${number}.png`, width: 600, height: 400 });
    await standIn.answer(`GET /api/assets/${id}`, assetSchema.parse(asset));
    ids.push(id);
  }
  return ids;
}

function carried(assetIds: string[]): DataTransfer {
  const carrier = new DataTransfer();
  carryAssets(carrier, assetIds);
  return carrier;
}

it("takes photographs that come with an archive as inputs, and offers to import the archive", async () => {
  await openForm("en");
  await standIn.answer(upload, created, 201);
  await standIn.answer(importing, imported);
  const [sky, sea] = [fileNamed("sky.jpg"), fileNamed("sea.jpg")];
  drop(carrierOf({}, [sky, archive("studio.zip"), sea]));
  await expect.element(importDialog.getByText("studio.zip")).toBeVisible();
  await expect.poll(() => readDraft().inputs).toHaveLength(2);
  expect(await asked(upload)).toBe(2);
  await importDialog.getByRole("button", { name: "Done" }).click();
  await expect.element(importDialog).not.toBeInTheDocument();
  expect(await asked(importing)).toBe(1);
});

it("asks about too many photographs first, and then imports each archive that came with them", async () => {
  await openForm("en");
  await standIn.answer(upload, created, 201);
  await standIn.answer(importing, imported);
  drop(carrierOf({}, [archive("one.zip"), ...photographs(12), archive("two.zip")]));
  await page.getByRole("button", { name: "Keep all in the library" }).click();
  const question = page.getByRole("dialog", { name: "12 files at once" });
  await expect.element(question.getByText("12 of 12 are in the library")).toBeVisible();
  // Not before: the question would have been lost behind it.
  expect(await asked(importing)).toBe(0);
  await question.getByRole("button", { name: "Close" }).last().click();
  for (const name of ["one.zip", "two.zip"]) {
    await expect.element(importDialog.getByText(name)).toBeVisible();
    await importDialog.getByRole("button", { name: "Done" }).click();
  }
  await expect.element(importDialog).not.toBeInTheDocument();
  expect(await asked(importing)).toBe(2);
});

it("does not break off an import when something else arrives", async () => {
  await openForm("en");
  await standIn.answerLate(importing, imported);
  drop(carrierOf({}, [archive("studio.zip")]));
  await expect.poll(() => asked(importing)).toBe(1);
  drop(carrierOf({}, photographs(12)));
  await expect.element(importDialog).toBeVisible();
  await standIn.release(importing);
  await importDialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("dialog", { name: "12 files at once" }).getByText("Cancel").click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
});

it("asks about more links than the model takes, as it does about files", async () => {
  await openForm("en");
  await standIn.answer(fetching, created, 201);
  const links = Array.from({ length: 11 }, (_, index) => `https://example.com/${index}.png`);
  drop(carrierOf({ "text/uri-list": links.join("\r\n") }));
  const question = page.getByRole("dialog", { name: "11 images at once" });
  await question.getByRole("button", { name: /^Use the first 9 as inputs/ }).click();
  await expect.element(question.getByText("2 of 2 are in the library")).toBeVisible();
  await expect.poll(() => readDraft().inputs).toHaveLength(9);
  expect(await asked(fetching)).toBe(11);
  await question.getByRole("button", { name: "Close" }).last().click();
});

it("takes as many library images as fit, and names those left out", async () => {
  await openForm("en");
  const ids = await libraryOf(14);
  putInputs(ids.slice(0, 1));
  const strip = page.getByRole("list", { name: "Inputs" });
  await expect.element(strip).toBeVisible();
  drop(carried(ids.slice(1)), strip.element());
  const said =
    "Added 8 images; the inputs have no room for tile-10.png, tile-11.png, tile-12.png, and 2 others.";
  await expect.element(page.getByText(said)).toBeVisible();
  expect(readDraft().inputs).toHaveLength(9);

  // A full strip takes none of them.
  drop(carried(ids.slice(12)));
  const full = "The inputs have no room for tile-13.png and tile-14.png.";
  await expect.element(page.getByText(full)).toBeVisible();
  expect(readDraft().inputs).toHaveLength(9);
  // All of them were one step.
  undoDraft();
  expect(readDraft().inputs).toEqual([{ assetId: ids[0], boxes: [] }]);
});

it("takes dropped images back from their notice, and leaves later ones", async () => {
  await openForm("en");
  const ids = await libraryOf(12);
  drop(carried(ids));
  const undo = page.getByRole("button", { name: "Undo" }).last();
  await expect.element(page.getByText(/^Added 9 images/)).toBeVisible();
  await page.getByRole("textbox", { name: "Prompt" }).fill("A meadow");
  await undo.click();
  expect(readDraft()).toMatchObject({ prompt: "A meadow", inputs: [] });
});

it("asks once about an image that is among the inputs twice, and shows it in both places", async () => {
  const warnings = vi.spyOn(console, "warn");
  onTestFinished(() => warnings.mockRestore());
  await openForm("en");
  const [id = ""] = await libraryOf(1);
  putInputs([id, id]);
  for (const number of [1, 2]) {
    const thumb = page.getByRole("button", { name: `Image ${number}: tile-1.png` });
    await expect.element(thumb).toBeVisible();
  }
  expect(await asked(`GET /api/assets/${id}`)).toBe(1);
  expect(warnings.mock.calls).toEqual([]);
});
