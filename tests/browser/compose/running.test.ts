import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { readDraft, removeInput } from "@/lib/client/draft/draft-store";
import { aGeneration } from "../../support/generation";
import { standIn } from "../../support/stand-in";
import { dropPicture, openForm } from "./form";

const sending = "POST /api/generations";
const sent = async () => (await standIn.look()).asked.filter((call) => call === sending).length;
const answer = { generation: aGeneration() };

it("queues a run requested while another is being sent, and drops none", async () => {
  await openForm("en");
  await standIn.answerLate(sending, answer, 202);
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  await prompt.fill("A meadow");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(sent).toBe(1);
  await prompt.fill("A lake");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await prompt.fill("A hill");
  await standIn.release(sending);
  await expect.poll(sent).toBe(2);
  await expect.element(page.getByRole("button", { name: /^Run$/ })).toBeEnabled();
  expect(await sent()).toBe(2);
});

it("asks before it sends a prompt with a question mark for a missing image", async () => {
  await openForm("en");
  await standIn.answer(sending, answer, 202);
  for (const [index, name] of ["sky.png", "sea.png"].entries()) {
    await dropPicture(name, { width: 600, height: 400 });
    // The next one changes what uploads are answered; this one has to be kept first.
    const kept = page.getByRole("button", { name: `Image ${index + 1}: ${name}` });
    await expect.element(kept).toBeVisible();
  }
  await page.getByRole("textbox", { name: "Prompt" }).fill("Put image 2 into image 1");
  removeInput(1);
  expect(readDraft().prompt).toBe("Put image ? into image 1");
  const run = page.getByRole("button", { name: /^Run$/ });
  await run.click();
  await expect.element(page.getByText(/still has a question mark/)).toBeVisible();
  expect(await sent()).toBe(0);
  await run.click();
  await expect.poll(sent).toBe(1);

  // A question of one's own is none of the studio's.
  await page.getByRole("textbox", { name: "Prompt" }).fill("What is wrong with this image?");
  await run.click();
  await expect.poll(sent).toBe(2);
});

it("sends the number in the field when a run is started from there", async () => {
  await openForm("en");
  await standIn.answer(sending, answer, 202);
  await page.getByRole("textbox", { name: "Prompt" }).fill("A meadow");
  await page.getByRole("textbox", { name: "Seed" }).fill("400+50");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(sent).toBe(1);
  expect(readDraft().parameters.seed).toBe(450);
});
