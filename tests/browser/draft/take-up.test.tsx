import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeEach, expect, it } from "vitest";
import { render } from "vitest-browser-react";
import { readDraft, replaceDraft, setPrompt, undoDraft } from "@/lib/client/draft/draft-store";
import { useTakeUp } from "@/lib/client/library/take-up";
import { dismissNotice, takeOffer, undoNotice, useNotice } from "@/lib/client/shell/notice";
import { type Draft, emptyDraft } from "@/lib/core/generation/draft/draft";
import type { TakenPart } from "@/lib/core/generation/draft/take-up";
import type { GenerationRequest } from "@/lib/core/generation/request";
import takeUp from "@/lib/i18n/messages/en/take-up.json";

const image = "018f0000-0000-7000-8000-000000000001";
const run: GenerationRequest = {
  model: "wan2.7-image-pro",
  prompt: "A meadow",
  inputs: [{ assetId: image, boxes: [[0, 0, 5, 5]] }],
  parameters: {
    seed: 42,
    palette: [
      { hex: "#000000", ratio: 5_000 },
      { hex: "#888888", ratio: 2_500 },
      { hex: "#FFFFFF", ratio: 2_500 },
    ],
  },
};
const mine: Draft = { ...emptyDraft, prompt: "A lake", parameters: { n: 3, seed: 7 } };

const own = location.href;
beforeEach(() => {
  replaceDraft(mine);
  dismissNotice();
});
afterEach(() => history.replaceState(null, "", own));

function Taker({ take }: { take: (takeUp: ReturnType<typeof useTakeUp>) => void }) {
  const taking = useTakeUp();
  return (
    <>
      <button type="button" onClick={() => take(taking)}>
        Take
      </button>
      <output>{useNotice()?.text}</output>
    </>
  );
}

/** Takes something up, and gives what is said of it. */
async function take(what: (takeUp: ReturnType<typeof useTakeUp>) => void) {
  const screen = await render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ takeUp }}>
      <Taker take={what} />
    </NextIntlClientProvider>,
  );
  await screen.getByRole("button", { name: "Take" }).click();
  return screen.getByRole("status");
}

const taken: [TakenPart, Draft, string][] = [
  ["all", run, "Settings copied to Compose."],
  ["prompt", { ...mine, prompt: "A meadow" }, "Prompt copied to Compose."],
  ["seed", { ...mine, parameters: { n: 3, seed: 42 } }, "Seed 42 copied to Compose."],
  [
    "palette",
    { ...mine, parameters: { ...mine.parameters, ...{ palette: run.parameters.palette ?? [] } } },
    "Palette of 3 colours copied to Compose.",
  ],
];
it.each(taken)(
  "takes %s from a run, says so, shows the draft, and can undo it",
  async (part, wanted, words) => {
    history.replaceState(null, "", "/library?image=1");
    await expect
      .element(await take(({ takePart }) => takePart(run, part)))
      .toHaveTextContent(words);
    expect(readDraft()).toEqual(wanted);
    expect(location.pathname + location.search).toBe("/");
    expect(undoNotice()).toBe(true);
    expect(readDraft()).toBe(mine);
    // There is one way back, and it has been gone.
    expect(undoNotice()).toBe(false);
  },
);

it("says that nothing has changed if the draft is already the same, and offers no undo", async () => {
  const before = readDraft();
  const notice = await take(({ takeSeed }) => takeSeed(7));
  await expect.element(notice).toHaveTextContent("Compose already has this.");
  expect(readDraft()).toBe(before);
  expect(undoNotice()).toBe(false);
});

it("says that a seed of several images may give another one of them alone", async () => {
  const notice = await take(({ takeSeed }) => takeSeed(42, true));
  await expect.element(notice).toHaveTextContent(takeUp.took.sharedSeed.replace("{seed}", "42"));
  expect(readDraft().parameters.seed).toBe(42);
});

it("takes up one image of several alone", async () => {
  const alone = { ...run, parameters: { n: 1, seed: 44 } };
  const notice = await take(({ takeAlone }) => takeAlone(image, alone));
  await expect
    .element(notice)
    .toHaveTextContent("Settings for this image alone copied to Compose, with seed 44.");
  expect(readDraft()).toEqual(alone);
});

it("undoes its own change and nothing typed since, as a separate step", async () => {
  const notice = await take(({ takeSeed }) => takeSeed(42));
  await expect.element(notice).toHaveTextContent("Seed 42 copied to Compose.");
  setPrompt("A hill");
  undoNotice();
  expect(readDraft()).toEqual({ ...mine, prompt: "A hill" });
  undoDraft();
  expect(readDraft()).toEqual({ ...mine, prompt: "A hill", parameters: { n: 3, seed: 42 } });
});

it("adds an image as an input, with its number", async () => {
  replaceDraft({ ...mine, inputs: run.inputs });
  const before = readDraft();
  const notice = await take(({ takeAsInput }) => takeAsInput(image));
  await expect.element(notice).toHaveTextContent("Added to Compose as image 2.");
  expect(readDraft().inputs).toEqual([...run.inputs, { assetId: image, boxes: [] }]);
  undoNotice();
  expect(readDraft()).toBe(before);
});

it("offers a model that takes images where the draft's takes none, and undoes both at once", async () => {
  replaceDraft({ ...mine, model: "qwen-image-plus" });
  const before = readDraft();
  const notice = await take(({ takeAsInput }) => takeAsInput(image));
  await expect
    .element(notice)
    .toHaveTextContent("Added to Compose as image 1, but Qwen-Image Plus takes no images.");
  expect(readDraft()).toMatchObject({ model: before.model, inputs: [{ assetId: image }] });
  takeOffer();
  await expect.element(notice).toHaveTextContent("Switched to Qwen-Image 2.0.");
  expect(readDraft()).toMatchObject({ model: "qwen-image-2.0", inputs: [{ assetId: image }] });
  undoNotice();
  expect(readDraft()).toBe(before);
});
