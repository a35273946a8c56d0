import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { ViewerDetails } from "@/components/library/viewer/details/viewer-details";
import type { Generation } from "@/lib/core/api/generation";
import { boardsSchema, facetsSchema } from "@/lib/core/api/library";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { loadMessages } from "@/lib/i18n/messages";
import { anAsset } from "../../support/asset";
import { aGeneration } from "../../support/generation";
import { openStandIn, standIn } from "../../support/stand-in";

beforeEach(async () => {
  openStandIn();
  await standIn.answer("GET /api/boards", boardsSchema.parse({ items: [] }));
  const facets = { models: [], tags: [], kept: 1, trashed: 0 };
  await standIn.answer("GET /api/assets/facets", facetsSchema.parse(facets));
});

/** What is said of the second image of a run, which is 1040 × 1024 pixels. */
async function openDetails(
  model: string,
  parameters: GenerationRequest["parameters"],
  facts: Partial<Generation> = {},
) {
  const image = anAsset({ kind: "output", index: 1, width: 1040, height: 1024 });
  const generation = aGeneration({
    status: "succeeded",
    request: { model, prompt: "A quay", inputs: [], parameters },
    outputs: [anAsset({ kind: "output", index: 0 }), image],
    ...facts,
  });
  await render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={await loadMessages("en")}>
      <QueryClientProvider client={new QueryClient()}>
        <ViewerDetails
          asset={image}
          generation={generation}
          inputs={[]}
          goneCount={0}
          onTrash={() => undefined}
          actions={null}
        />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
}

const said = (text: string) => expect.element(page.getByText(text, { exact: true })).toBeVisible();

it("says the seed of that very image and the size that was drawn", async () => {
  await openDetails("wan2.5-i2i-preview", { n: 2, seed: 100, size: "1033*1032" });
  await said("101");
  await said("1033 × 1032, drawn as 1040 × 1024");
  await expect.element(page.getByRole("button", { name: "Copy: Seed" })).toBeVisible();
});

it("says that a seed is the whole run's, and shows words that came with the images", async () => {
  await openDetails(
    "wan2.7-image",
    { n: 2, seed: 100, size: "1040*1024" },
    { texts: ["Spring comes first.", "Then summer."] },
  );
  await said("100, for all images of the run");
  expect(page.getByText("drawn as", { exact: false }).elements()).toHaveLength(0);
  const words = page.getByRole("region", { name: "Text with the images" });
  await expect.element(words.getByText(/Spring comes first\.\s+Then summer\./)).toBeVisible();
});

it("says that the size was left open", async () => {
  await openDetails("qwen-image-3.0", { n: 2 });
  await said("left open");
});
