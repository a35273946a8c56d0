import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { readDraft } from "@/lib/client/draft/draft-store";
import { anAsset } from "../../support/asset";
import { aGeneration } from "../../support/generation";
import { standIn } from "../../support/stand-in";
import { dropPicture, openForm } from "./form";

const failures = ["DataInspectionFailed", "InternalError"].map((code, index) => ({
  index,
  code,
  message: `Words about image ${index + 1}.`,
}));
const partly = aGeneration({ status: "succeeded", failures });

it("tells on the stage why images are missing, though none of the others is left, and each anew", async () => {
  await openForm("en", [], [partly]);
  const stage = page.getByRole("main");
  await expect.element(stage.getByRole("heading", { name: "Refused by moderation" })).toBeVisible();
  const details = stage.getByText("Details for support");
  await details.click();
  await expect.element(stage.getByText(/Words about image 1\./)).toBeVisible();
  await stage.getByRole("button", { name: "Image 2, which did not arrive" }).click();
  await expect.element(stage.getByText(/Words about image 2\./)).not.toBeVisible();
  await expect
    .element(stage.getByRole("heading", { name: "Refused by moderation" }))
    .not.toBeInTheDocument();
  await details.click();
  await expect.element(stage.getByText(/Words about image 2\./)).toBeVisible();
});

it("tells beside the button why the last run lacks images, in words that are read out alone", async () => {
  await openForm("en", [], [partly]);
  await dropPicture("sea.png", { width: 600, height: 400 });
  const status = page.getByRole("status").filter({ hasText: "Refused by moderation" });
  await expect.element(status).toBeVisible();
  expect(status.getByRole("button").elements()).toEqual([]);
  await page.getByRole("button", { name: "Why …" }).click();
  const details = page.getByRole("region", { name: "Refused by moderation" });
  await expect.element(details.getByRole("button", { name: "Dismiss" })).toBeVisible();
});

it("gives the seed of the very image on the stage, as the viewer does", async () => {
  const images = [0, 1].map((index) =>
    anAsset({
      id: `0198c0de-0000-7000-8000-00000000010${index}`,
      kind: "output",
      index,
      made: {
        model: "wan2.5-i2i-preview",
        prompt: "",
        seed: 7,
        imageSeed: 7 + index,
        inputs: 0,
        boxes: 0,
      },
    }),
  );
  await openForm("en", [], [aGeneration({ status: "succeeded", outputs: images })]);
  const stage = page.getByRole("main");
  await stage.getByRole("button", { name: "Image 2 of the run" }).click();
  await stage.getByRole("button", { name: "Use the seed" }).click();
  expect(readDraft().parameters.seed).toBe(8);
  await expect.element(page.getByText("Seed 8 copied to Compose.")).toBeVisible();
});

it("leaves the focus at the prompt when its last run is dismissed by keyboard", async () => {
  await openForm("en", [], [partly]);
  const put = aGeneration({ ...partly, revision: 2, dismissedAt: "2026-11-20T00:02:00.000Z" });
  await standIn.answer(`POST /api/generations/${partly.id}/dismiss`, { generation: put });
  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  const dismiss = page.getByRole("main").getByRole("button", { name: "Dismiss" });
  await expect.element(dismiss).toBeVisible();
  dismiss.element().focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(prompt).toHaveFocus();
  await expect.element(dismiss).not.toBeInTheDocument();
});
