import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { readDraft, setBoxes, setPrompt } from "@/lib/client/draft/draft-store";
import type { Asset } from "@/lib/core/api/asset";
import { anAsset } from "../../support/asset";
import { aGeneration } from "../../support/generation";
import { standIn } from "../../support/stand-in";
import { dropPicture, openForm } from "./form";

const sending = "POST /api/generations";
const idOf = (number: number) => `0198c0de-0000-7000-8000-${String(number).padStart(12, "0")}`;

/** Lets the next run land at once, with images half as large as its input. */
async function landNext(input: Asset, numbers: number[]): Promise<Asset[]> {
  const run = idOf(numbers[0] ?? 0);
  const outputs = numbers.map((number, index) =>
    anAsset({
      id: idOf(number + 100),
      kind: "output",
      index,
      generationId: run,
      name: `result-${number}.png`,
      width: input.width / 2,
      height: input.height / 2,
      urls: input.urls,
    }),
  );
  const { model, prompt, inputs } = readDraft();
  const generation = aGeneration({
    id: run,
    status: "succeeded",
    request: { model, prompt, inputs, parameters: {} },
    outputs,
  });
  await standIn.answer(sending, { generation }, 202);
  await standIn.answer(`GET /api/generations/${run}`, { generation });
  for (const asset of [input, ...outputs])
    await standIn.answer(`GET /api/assets/${asset.id}`, asset);
  return outputs;
}

const stage = page.getByRole("main");
const run = () => page.getByRole("button", { name: /^Run$/ }).click();
const picture = (name: string) => stage.getByRole("img", { name: new RegExp(`^${name}`) });

it("brings the result of an edit to the stage when it lands, and goes on from it in three acts", async () => {
  await openForm("en");
  const sea = await dropPicture("sea.png", { width: 1600, height: 800 });
  await expect.element(page.getByRole("button", { name: "Image 1: sea.png" })).toBeVisible();
  setBoxes(0, [[400, 200, 800, 600]]);
  setPrompt("A boat in box A");
  const [boat] = await landNext(sea, [1]);
  await run();
  await expect.element(picture("result-1.png")).toBeVisible();

  await userEvent.keyboard("g");
  await expect
    .poll(() => readDraft().inputs)
    .toEqual([{ assetId: boat?.id, boxes: [[200, 100, 400, 300]] }]);
  expect(readDraft().prompt).toBe("A boat in box A");
  const drawn = stage.getByRole("application", {
    name: /^Image 1, result-1\.png, 800 × 400, 1 box/,
  });
  await expect.element(drawn).toBeVisible();
  await expect.element(page.getByRole("textbox", { name: "Prompt", exact: true })).toHaveFocus();
});

it("turns between input, result and wipe, and shows the input while a key is held", async () => {
  await openForm("en");
  const sea = await dropPicture("sea.png", { width: 1600, height: 800 });
  await expect.element(page.getByRole("button", { name: "Image 1: sea.png" })).toBeVisible();
  setPrompt("A boat");
  await landNext(sea, [11, 12]);
  await run();
  await expect.element(picture("result-11.png")).toBeVisible();

  await stage.getByRole("button", { name: "Image 1 of the run" }).click();
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(picture("result-12.png")).toBeVisible();
  await userEvent.keyboard("{c>}");
  await expect.element(picture("sea.png")).toBeVisible();
  await expect.element(picture("result-12.png")).not.toBeInTheDocument();
  await userEvent.keyboard("{/c}");
  await expect.element(picture("result-12.png")).toBeVisible();
  await userEvent.keyboard("w");
  await expect.element(picture("sea.png")).toBeVisible();
  await expect.element(picture("result-12.png")).toBeVisible();
  await stage.getByRole("radio", { name: "Input" }).click();
  await expect
    .element(stage.getByRole("application", { name: /^Image 1, sea\.png/ }))
    .toBeVisible();
  await expect.element(stage.getByRole("radio", { name: "Input" })).toBeChecked();
  await userEvent.keyboard("r");
  await expect.element(picture("result-12.png")).toBeVisible();
});

it("walks back and forth along the images that led to a result", async () => {
  await openForm("en");
  const sea = await dropPicture("sea.png", { width: 1600, height: 800 });
  await expect.element(page.getByRole("button", { name: "Image 1: sea.png" })).toBeVisible();
  setPrompt("A boat");
  const [boat = sea] = await landNext(sea, [21]);
  await run();
  await expect.element(picture("result-21.png")).toBeVisible();
  await standIn.answer(`GET /api/assets/${boat.id}/lineage`, {
    assetId: boat.id,
    assets: [sea, boat],
    generations: [
      {
        id: idOf(21),
        status: "succeeded",
        model: "wan2.7-image-pro",
        prompt: "A boat",
        createdAt: "2026-11-20T00:00:00.000Z",
        inputIds: [sea.id],
        outputIds: [boat.id],
        siblings: 0,
      },
    ],
    isCut: false,
  });
  await stage.getByRole("button", { name: "Continue from here" }).click();
  const chain = stage.getByRole("list", { name: "From image to image" });
  await expect
    .element(chain.getByRole("button", { name: "Image 1 of the chain: sea.png" }))
    .toBeVisible();
  const here = chain.getByRole("button", { name: "Image 2 of the chain: result-21.png" });
  await expect.element(here).toHaveAttribute("aria-pressed", "true");

  await landNext(boat, [22]);
  await run();
  await expect.element(picture("result-22.png")).toBeVisible();
  await chain.getByRole("button", { name: "Image 1 of the chain: sea.png" }).click();
  await expect.element(picture("sea.png")).toBeVisible();
  await userEvent.keyboard("]");
  await expect.element(stage.getByRole("application", { name: /result-21\.png/ })).toBeVisible();
  await userEvent.keyboard("]");
  await expect.element(picture("result-22.png")).toBeVisible();
  await userEvent.keyboard("[[");
  await expect.element(stage.getByRole("application", { name: /result-21\.png/ })).toBeVisible();
});
