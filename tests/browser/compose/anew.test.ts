import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { readDraft, setBoxes, setPrompt, undoDraft } from "@/lib/client/draft/draft-store";
import { emptyDraft } from "@/lib/core/generation/draft/draft";
import { dropPicture, openForm } from "./form";

const thumb = (number: number, name: string) =>
  page.getByRole("button", { name: `Image ${number}: ${name}` });

it("begins a clean draft with an empty stage, and gives the draft back as it was", async () => {
  await openForm("en");
  await expect.element(page.getByRole("button", { name: "New", exact: true })).toBeDisabled();
  await dropPicture("sea.png", { width: 600, height: 400 });
  await expect.element(thumb(1, "sea.png")).toBeVisible();
  setPrompt("A boat");
  const before = readDraft();
  await page.getByRole("button", { name: "New", exact: true }).click();
  expect(readDraft()).toEqual(emptyDraft);
  await expect
    .element(page.getByRole("heading", { name: "Drop images here to edit them" }))
    .toBeVisible();
  await expect.element(page.getByRole("textbox", { name: "Prompt", exact: true })).toHaveFocus();
  undoDraft();
  expect(readDraft()).toBe(before);
});

it("removes all inputs in one step", async () => {
  await openForm("en");
  for (const [index, name] of ["sea.png", "sky.png"].entries()) {
    await dropPicture(name, { width: 600, height: 400 });
    await expect.element(thumb(index + 1, name)).toBeVisible();
  }
  setPrompt("Put image 2 into image 1");
  const before = readDraft();
  await page.getByRole("button", { name: "Remove all inputs" }).click();
  expect(readDraft()).toEqual({ ...before, prompt: "Put image ? into image ?", inputs: [] });
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  expect(readDraft()).toBe(before);
});

it("replaces an input by what is dropped on its thumb, with the boxes that fit", async () => {
  await openForm("en");
  const sea = await dropPicture("sea.png", { width: 600, height: 400 });
  await expect.element(thumb(1, "sea.png")).toBeVisible();
  const sky = await dropPicture("sky.png", { width: 600, height: 400 });
  await expect.element(thumb(2, "sky.png")).toBeVisible();
  setBoxes(0, [[10, 10, 50, 50]]);
  const lake = await dropPicture(
    "lake.png",
    { width: 300, height: 200 },
    {},
    thumb(1, "sea.png").element(),
  );
  await expect.element(thumb(1, "lake.png")).toBeVisible();
  expect(readDraft().inputs).toEqual([
    { assetId: lake.id, boxes: [[5, 5, 25, 25]] },
    { assetId: sky.id, boxes: [] },
  ]);
  undoDraft();
  expect(readDraft().inputs[0]?.assetId).toBe(sea.id);
});
