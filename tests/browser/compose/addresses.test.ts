import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { readDraft } from "@/lib/client/draft/draft-store";
import { dropPicture, openForm } from "./form";

it("offers to let DashScope fetch imported images that are too large together, and takes it back", async () => {
  await openForm("en");
  const bytes = 18_000_000;
  const size = { width: 800, height: 600 };
  for (const number of [1, 2, 3, 4]) {
    const sourceUrl = number > 2 ? `https://pictures.example/${number}.png` : undefined;
    await dropPicture(`${number}.png`, size, { bytes: bytes + number, sourceUrl });
    await expect.poll(() => readDraft().inputs.length).toBe(number);
  }
  const tooLarge = page.getByText(/This call would send 96 MB of images/);
  await expect.element(tooLarge.first()).toBeVisible();
  await expect.element(page.getByText(/have to stay public/)).toBeVisible();
  await userEvent.click(
    page.getByRole("button", { name: "Let DashScope fetch imported images itself" }),
  );
  await expect.poll(() => tooLarge.elements().length).toBe(0);
  const fetched = page.getByText(/DashScope fetches image . from pictures.example itself/);
  await expect.poll(() => fetched.elements().map(({ textContent }) => textContent)).toHaveLength(2);
  await expect.element(page.getByText(/sandbox has no network/)).toBeVisible();
  await userEvent.click(page.getByRole("button", { name: "Send the images themselves instead" }));
  await expect.element(tooLarge.first()).toBeVisible();
  expect(fetched.elements()).toEqual([]);
});
