import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { readDraft, setModel, setParameter } from "@/lib/client/draft/draft-store";
import type { OwnWait } from "@/lib/core/generation/wait/own-waits";
import { standIn } from "../../support/stand-in";
import { dropPicture, openForm } from "./form";

const within = (text: string | RegExp) => page.getByText(text, { exact: false });
const prompt = () => page.getByRole("textbox", { name: "Prompt", exact: true });

it("switches an image set on with its scenes or DashScope's twelve and the price, and off again", async () => {
  await openForm("en");
  const set = page.getByRole("switch", { name: "Image set" });
  const images = page.getByRole("textbox", { name: "Images" });
  setParameter("n", 3);
  await expect.element(set).toHaveAccessibleDescription(/up to 12 images, CN¥6.00 at most/);
  await set.click();
  await expect.element(images).toHaveValue("12");
  await expect.element(within("12 images × CN¥0.50 = CN¥6.00")).toBeVisible();
  await set.click();
  await expect.element(images).toHaveValue("3");
  await prompt().fill("A cat. First image: spring. Second image: summer.");
  await expect.element(set).toHaveAccessibleDescription(/up to 2 images, CN¥1.00 at most/);
  await set.click();
  await expect.element(images).toHaveValue("2");
  await expect.element(within("2 of 2 images described")).toBeVisible();
  // Fewer than are asked for can be taken at their word as well.
  await images.fill("5");
  await page.getByRole("button", { name: "Make it 2" }).click();
  expect(readDraft().parameters).toMatchObject({ sequential: true, n: 2 });
});

it("keeps an image set and its count for the models that make sets", async () => {
  await openForm("en");
  const images = page.getByRole("textbox", { name: "Images" });
  setParameter("sequential", true);
  setParameter("n", 12);
  setModel("wan2.6-t2i");
  await expect.element(within(/does not use the set of 12 images/)).toBeVisible();
  await expect.element(images).toHaveValue("1");
  await expect.element(within("1 image × CN¥0.20")).toBeVisible();
  setModel("wan2.7-image");
  await expect.element(images).toHaveValue("12");
  expect(within(/does not use/).elements()).toHaveLength(0);
  // A count chosen for a model that makes no sets is not that of a set.
  setModel("wan2.6-t2i");
  await images.fill("2");
  await expect.element(within("2 images × CN¥0.20")).toBeVisible();
  expect(readDraft().parameters).toMatchObject({ n: 2 });
  expect(readDraft().parameters.sequential).toBeUndefined();
});

it("says what the same seed gives, and which seeds several images have where it is known", async () => {
  await openForm("en");
  await expect.element(within("similar images, never identical ones")).toBeVisible();
  expect(within("DashScope does not say which seed").elements()).toHaveLength(0);
  setParameter("n", 2);
  await expect.element(within("DashScope does not say which seed")).toBeVisible();
  setModel("wan2.5-i2i-preview");
  await expect.element(within("Each further image gets the next seed.")).toBeVisible();
});

it("says what is drawn without a size, and when that is dearer", async () => {
  await openForm("en");
  setModel("qwen-image-3.0-pro");
  await expect.element(within(/The model chooses the ratio, about 4\.2 MP\./)).toBeVisible();
  await expect.element(within(/costs CN¥0\.50 instead of CN¥0\.25/)).toBeVisible();
  await page.getByText("Custom", { exact: true }).click();
  await page.getByRole("button", { name: "1:1" }).first().click();
  expect(readDraft().parameters.size).toBe("1024*1024");
  await expect.element(within("1 image × CN¥0.25")).toBeVisible();
  await expect.element(within("The result may differ")).toBeVisible();

  // It takes no size, and draws in the ratio of the last image.
  setModel("qwen-image-edit");
  await dropPicture("wide.png", { width: 800, height: 400 });
  await expect.element(within("about 1448 × 724")).toBeVisible();
  await expect.element(within("In the ratio of the last image, about 1 MP.")).toBeVisible();
});

it("expects the wait of the studio's own runs, else the documents', and says which", async () => {
  const own: OwnWait = {
    model: "wan2.7-image-pro",
    images: 1,
    isSet: false,
    size: "2K",
    hasInputs: false,
    thinks: true,
    rewrites: false,
    seconds: { min: 14, max: 17 },
    runs: 5,
  };
  await openForm("en", [own]);
  await expect.element(within("14–17 s in your last 5 runs like this")).toBeVisible();
  setParameter("n", 2);
  await expect.element(within("12–25 s, going by published examples")).toBeVisible();
  setParameter("size", "4K");
  await expect.element(within("may take longer with these settings")).toBeVisible();
  setModel("wan2.5-t2i-preview");
  await expect.element(within("usually 1–2 min")).toBeVisible();
  setModel("qwen-image-2.0");
  await expect.element(within("no estimate of the wait")).toBeVisible();
  expect((await standIn.look()).asked.filter((call) => call === "GET /api/waits")).toHaveLength(1);
});
