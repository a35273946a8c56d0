import { expect, it } from "vitest";
import { page } from "vitest/browser";
import { aGeneration } from "../../support/generation";
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
