import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { readDraft, setPrompt } from "@/lib/client/draft/draft-store";
import { standIn } from "../../support/stand-in";
import { dropPicture, openForm } from "./form";

const prompt = () => page.getByRole("textbox", { name: "Prompt", exact: true });
const options = () =>
  page.getByRole("listbox", { name: "Insert into the prompt" }).getByRole("option");

async function dropTwo() {
  await openForm("en");
  for (const [index, name] of ["clock.png", "table.png"].entries()) {
    await dropPicture(name, { width: 1200, height: 800 });
    await expect
      .element(page.getByRole("button", { name: `Image ${index + 1}: ${name}` }))
      .toBeVisible();
  }
  await page.getByRole("button", { name: "Image 2: table.png" }).click();
  await page.getByRole("button", { name: /^Add box/ }).click();
  await expect
    .element(page.getByRole("button", { name: "Box A in image 2", exact: true }))
    .toBeVisible();
}

it("offers images and boxes after an @, takes one by keys as one step, and leaves an address alone", async () => {
  await dropTwo();
  await prompt().click();
  await userEvent.keyboard("Put @");
  await expect.element(options().nth(2)).toHaveAccessibleName(/^Box A in image 2/);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await expect.element(prompt()).toHaveValue("Put image 2");
  await expect.element(prompt()).toHaveFocus();

  await userEvent.keyboard(" into @2a");
  await expect.element(options()).toHaveAccessibleName(/^Box A in image 2/);
  await userEvent.keyboard("{Tab}");
  await expect.element(prompt()).toHaveValue("Put image 2 into the bounding box of image 2");
  await page.getByRole("button", { name: "Image 2", exact: true }).click();
  expect(readDraft().prompt).toBe("Put image 2 into the bounding box of image 2 image 2");

  setPrompt("");
  await prompt().click();
  await userEvent.keyboard("a@");
  await expect.element(options().first()).not.toBeInTheDocument();
  await userEvent.keyboard(" @");
  await expect.element(options().first()).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(options().first()).not.toBeInTheDocument();
  await expect.element(prompt()).toHaveValue("a@ @");
  // It stays left alone when the caret goes away and comes back.
  await userEvent.keyboard("{Home}{End}");
  await expect.element(options().first()).not.toBeInTheDocument();

  await userEvent.keyboard(" @b");
  await expect.element(options().first()).toHaveAccessibleName(/^Box A in image 2/);
  await userEvent.keyboard("{Shift>}{Enter}{/Shift}");
  await expect.element(prompt()).toHaveValue("a@ @ @b\n");
});

it("warns of a box that is drawn only of the model that does not take it", async () => {
  await dropTwo();
  setPrompt("image 1 into the bounding box of image 2");
  const model = page.getByRole("combobox", { name: "Model" });
  await model.click();
  await page
    .getByRole("option")
    .filter({ has: page.getByText("Wan 2.5 Edit") })
    .click();
  await expect
    .element(
      page.getByText(
        "The prompt names a box, but Wan 2.5 Edit takes none. Say in words where it is.",
      ),
    )
    .toBeVisible();
  await expect
    .element(page.getByText("The prompt names a box that is not drawn."))
    .not.toBeInTheDocument();
});

it("asks for the variables of a snippet before it is inserted", async () => {
  await openForm("en");
  await standIn.answer("GET /api/saved-items?kind=snippet", {
    items: [
      {
        id: "018f0000-0000-7000-8000-000000000009",
        name: "Scene",
        content: { kind: "snippet", text: "A {product} on {ground}" },
        createdAt: "2026-10-01T10:00:00.000Z",
      },
    ],
  });
  await page.getByRole("button", { name: "Snippets, presets, history" }).click();
  await page.getByRole("button", { name: "Use Scene" }).click();
  await page.getByRole("textbox", { name: "product" }).fill("clock");
  await page.getByRole("textbox", { name: "ground" }).fill("marble");
  await userEvent.keyboard("{Enter}");
  await expect.element(prompt()).toHaveValue("A clock on marble");
});

it("saves only what is selected in the prompt as a snippet", async () => {
  await openForm("en");
  await prompt().fill("A clock on marble, soft light");
  const field = prompt().element();
  if (!(field instanceof HTMLTextAreaElement)) throw new Error("The prompt is no text field.");
  field.setSelectionRange(19, 29);
  await page.getByRole("button", { name: "Snippets, presets, history" }).click();
  await expect.element(page.getByText("soft light", { exact: true })).toBeVisible();
});
