import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { TakeUpButtons } from "@/components/library/viewer/details/take-up-buttons";
import { readDraft, replaceDraft } from "@/lib/client/draft/draft-store";
import { emptyDraft } from "@/lib/core/generation/draft/draft";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { seedOfImage } from "@/lib/core/generation/seed";
import { catalogModel } from "@/lib/core/models/catalog";
import { loadMessages } from "@/lib/i18n/messages";
import { anAsset } from "../../support/asset";
import { aGeneration } from "../../support/generation";
import { openStandIn, standIn } from "../../support/stand-in";

beforeEach(() => {
  openStandIn();
  replaceDraft(emptyDraft);
});

/** The buttons at the third image of a run of four. */
async function openButtons(model: string) {
  const request: GenerationRequest = {
    model,
    prompt: "A quay",
    inputs: [],
    parameters: { n: 4, seed: 100, size: "1024*1024" },
  };
  const imageSeed = seedOfImage(request.parameters, 2, catalogModel(model));
  const made = { model, prompt: "A quay", seed: 100, inputs: 0, boxes: 0 };
  const image = anAsset({
    kind: "output",
    index: 2,
    made: imageSeed === undefined ? made : { ...made, imageSeed },
  });
  await render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={await loadMessages("en")}>
      <QueryClientProvider client={new QueryClient()}>
        <TakeUpButtons image={image} request={request} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
}

const button = (name: string | RegExp) => page.getByRole("button", { name });

it("give the seed of that very image, and everything for it alone, where its seed is known", async () => {
  await openButtons("wan2.5-i2i-preview");
  await expect.element(page.getByText("never identical ones", { exact: false })).toBeVisible();
  await button("Use the seed").click();
  expect(readDraft()).toEqual({ ...emptyDraft, parameters: { seed: 102 } });
  await button("Use settings for this image alone").click();
  expect(readDraft().parameters).toEqual({ n: 1, seed: 102, size: "1024*1024" });
});

it("give the run's seed where nobody says which image it draws", async () => {
  await openButtons("wan2.7-image");
  await expect.element(button("Use the seed")).toBeVisible();
  expect(button("Use settings for this image alone").elements()).toHaveLength(0);
  await button("Use the seed").click();
  expect(readDraft().parameters).toEqual({ seed: 100 });
});

it("vary one image of several alone, at the price of one", async () => {
  await openButtons("wan2.7-image");
  await standIn.answerLate("POST /api/generations", { generation: aGeneration() }, 202);
  await button("Variation with a new seed, CN¥0.20").click();
  const sent = "POST /api/generations";
  await expect.poll(async () => (await standIn.look()).asked).toContain(sent);
  await standIn.release(sent);
});
