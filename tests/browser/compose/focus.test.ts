import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { readDraft, setModel, setParameter, setPrompt } from "@/lib/client/draft/draft-store";
import { dropNoPicture, dropPicture, openForm } from "./form";

const button = (name: string | RegExp) => page.getByRole("button", { name });
const prompt = () => page.getByRole("textbox", { name: "Prompt", exact: true });
const model = () => page.getByRole("combobox", { name: "Model" });

/** Presses a button as the keyboard does. */
async function press(name: string | RegExp) {
  const pressed = button(name);
  await expect.element(pressed).toBeVisible();
  pressed.element().focus();
  await userEvent.keyboard("{Enter}");
}

/** What is read out when it comes, which is words and no buttons. */
async function expectReadOut(words: string | RegExp) {
  const told = page.getByText(words, { exact: false });
  await expect.element(told.first()).toBeVisible();
  const regions = () =>
    told
      .elements()
      .flatMap((element) => element.closest("[role=status], [role=alert], [aria-live]") ?? []);
  await expect.poll(() => regions().length).toBeGreaterThan(0);
  for (const region of regions()) expect(region.querySelector("button")).toBeNull();
}

it("goes to the model after an offer to switch, and back there after its undo", async () => {
  await openForm("en");
  setModel("qwen-image");
  await press(/^Switch to /);
  await expect.element(model()).toHaveFocus();
  expect(readDraft().model).not.toBe("qwen-image");

  await dropPicture("sea.png", { width: 600, height: 400 });
  await expect.element(button(/sea\.png/).first()).toBeVisible();
  setModel("z-image-turbo");
  await expectReadOut("does not use");
  await press(/^Switch to /);
  await expect.element(model()).toHaveFocus();
  expect(readDraft().model).not.toBe("z-image-turbo");
  await expect.element(page.getByText("Switched to ", { exact: false })).toBeVisible();
  await press("Undo");
  await expect.element(model()).toHaveFocus();
  expect(readDraft().model).toBe("z-image-turbo");
});

it("goes to the prompt after its language hint, and after taking its scenes at their word", async () => {
  await openForm("en");
  setPrompt("Лампа рядом с книгой на столе");
  await expectReadOut("officially understands prompts");
  await press("Don't show this again");
  await expect.element(prompt()).toHaveFocus();

  setParameter("sequential", true);
  setParameter("n", 5);
  setPrompt("A cat. First image: spring. Second image: summer.");
  await press("Make it 2");
  await expect.element(prompt()).toHaveFocus();
  expect(readDraft().parameters.n).toBe(2);
});

it("goes to what takes a choice of sending back, and to the images after a refusal", async () => {
  await openForm("en");
  for (const [index, name] of ["one.png", "two.png", "three.png"].entries()) {
    await dropPicture(name, { width: 600, height: 400 }, { bytes: 19_000_000 });
    // The next one changes what uploads are answered; this one has to be kept first.
    await expect.element(button(`Image ${index + 1}: ${name}`)).toBeVisible();
  }
  await expectReadOut("This call would send");
  await press("Send smaller copies");
  await expect.element(button(/Keep full quality/)).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(button("Send smaller copies")).toHaveFocus();

  await dropNoPicture("notes.png");
  await expectReadOut("is not a readable image");
  await press("Dismiss");
  await expect.element(button(/one\.png/).first()).toHaveFocus();
});

it("goes to the seed's field after its buttons", async () => {
  await openForm("en");
  setParameter("seed", 7);
  await press("A new seed for every run");
  await expect.element(page.getByRole("textbox", { name: "Seed" })).toHaveFocus();
});
