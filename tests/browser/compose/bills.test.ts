import { describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { replaceDraft } from "@/lib/client/draft/draft-store";
import { costOfRequest } from "@/lib/core/generation/price";
import { expectedSize } from "@/lib/core/generation/size/size";
import { regions } from "@/lib/core/models/region";
import { anAsset } from "../../support/asset";
import { pictures, runnableDrafts } from "../../support/runnable-drafts";
import { standIn } from "../../support/stand-in";
import { openForm } from "./form";

const kept = pictures.map((size, index) =>
  anAsset({ ...size, id: `0198c0de-0000-7000-8000-00000000b11${index}`, name: `${index}.png` }),
);
const drafts = runnableDrafts(
  200,
  kept.map(({ id }) => id),
);

/** What the line above the button says: for how many images, and the sum. */
function readPrice(): { images: number; total: number | undefined } {
  const [line] = page.getByText(/^\d+ images?( ×|, price unknown)/).elements();
  const text = line?.textContent ?? "";
  const total = /= CN¥([\d.,]+)$/.exec(text)?.[1];
  return {
    images: Number(/^\d+/.exec(text)?.[0]),
    total: total === undefined ? undefined : Number(total.replaceAll(",", "")),
  };
}

/** The size that the form announces; none where the model chooses the ratio. */
function readSize(): { width: number; height: number } | undefined {
  const [fact] = page.getByText(/^about [\d,]+ × [\d,]+$/).elements();
  const [width, height] = (fact?.textContent ?? "").replaceAll(",", "").match(/\d+/g) ?? [];
  return width && height ? { width: Number(width), height: Number(height) } : undefined;
}

// tests/integration/bills.test.ts runs the same drafts, and compares the bill and what is drawn.
describe.each(regions)("of 200 drafts over all models and regions, those of %s", (region) => {
  it("can be run, at the price on the button and in the size that the form says", async () => {
    await openForm("en", [], [], region);
    for (const asset of kept) await standIn.answer(`GET /api/assets/${asset.id}`, asset);
    const here = drafts.filter((one) => one.region === region);
    expect(here.length).toBeGreaterThan(2);
    for (const { draft, request, model } of here) {
      replaceDraft(draft);
      const about = JSON.stringify(request);
      const chosen = page.getByRole("combobox", { name: "Model" });
      await expect.element(chosen.getByText(model.title, { exact: true })).toBeVisible();
      await expect.element(page.getByRole("button", { name: "Run", exact: true })).toBeEnabled();

      const cost = costOfRequest(request, model, region);
      const images = request.parameters.n ?? model.parameters.n.default;
      expect(readPrice(), about).toEqual({ images, total: cost?.total });

      const last = request.inputs.at(-1);
      const picture = kept.find(({ id }) => id === last?.assetId);
      const { size = model.parameters.size?.default } = request.parameters;
      const isOpen = size === undefined && !picture && model.unsetSize?.choosesRatio;
      const expected = isOpen ? undefined : expectedSize(model, size, picture);
      await expect.poll(readSize, { message: about }).toEqual(expected);
    }
  });
});
