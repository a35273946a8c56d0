import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { readDraft, undoDraft } from "@/lib/client/draft/draft-store";
import { openForm } from "./form";

const sizeOf = () => readDraft().parameters.size?.split("*").map(Number) ?? [];

it("types a size at a locked ratio, swaps it, and drags it within the model's limits", async () => {
  await openForm("en");
  await page.getByText("Custom", { exact: true }).click();
  const width = page.getByRole("textbox", { name: "Width" });
  const height = page.getByRole("textbox", { name: "Height" });
  await width.fill("1600");
  await height.fill("900");
  await page.getByRole("button", { name: "Keep the ratio" }).click();
  await width.fill("3200");
  await expect.element(height).toHaveValue("1800");
  await page.getByRole("button", { name: "Swap width and height" }).click();
  await expect.element(width).toHaveValue("1800");
  await expect.element(height).toHaveValue("3200");

  const diagram = page.getByRole("slider", { name: "Size within the model's limits" });
  const { width: across, height: down } = diagram.element().getBoundingClientRect();
  // To the lower right: as wide as it may be for its height, and still allowed.
  await userEvent.dragAndDrop(diagram, diagram, {
    sourcePosition: { x: across / 2, y: down / 2 },
    targetPosition: { x: across - 4, y: down - 6 },
  });
  const [wide = 0, low = 0] = sizeOf();
  await expect.element(diagram).toHaveAttribute("aria-valuetext", `${wide} × ${low}`);
  await expect.element(width).toHaveValue(String(wide));
  await expect.element(height).toHaveValue(String(low));
  expect(wide).toBeGreaterThan(low * 6);
  await page.getByRole("textbox", { name: "Prompt" }).fill("A meadow");
  await expect.element(page.getByRole("button", { name: /^Run$/ })).toBeEnabled();

  diagram.element().focus();
  await userEvent.keyboard("{ArrowUp}");
  const [, raised = 0] = sizeOf();
  expect(raised).toBeGreaterThan(low);
  await expect.element(height).toHaveValue(String(raised));
  // The drag was one step, and so was the key.
  undoDraft();
  expect(readDraft().prompt).toBe("A meadow");
  expect(sizeOf()).toEqual([wide, low]);
  undoDraft();
  undoDraft();
  expect(sizeOf()).toEqual([1800, 3200]);
});

it("reads sizes, seeds and counts as people write and paste them, and names what it cannot read", async () => {
  await openForm("en");
  const seed = page.getByRole("textbox", { name: "Seed" });
  const typed: [string, number | undefined][] = [
    ["1,234", 1234],
    ["１２３４５", 12345],
    ["1 234 567", 1234567],
    ["Seed: 42", 42],
    ["", undefined],
  ];
  for (const [text, value] of typed) {
    await seed.fill(text);
    await userEvent.tab();
    expect(readDraft().parameters.seed).toBe(value);
  }
  await page.getByRole("textbox", { name: "Prompt" }).fill("A meadow");
  await seed.fill("12 or 13");
  await userEvent.tab();
  await expect.element(seed).toHaveValue("12 or 13");
  await expect.element(seed).toHaveAccessibleDescription("“12 or 13” cannot be read as a number.");
  // A run would draw a seed at random while one stands in the field.
  await expect.element(page.getByRole("button", { name: /^Run$/ })).toBeDisabled();
  await page.getByRole("button", { name: "Pick a random seed and keep it" }).click();
  await expect.element(page.getByRole("button", { name: /^Run$/ })).toBeEnabled();

  await page.getByText("Custom", { exact: true }).click();
  const width = page.getByRole("textbox", { name: "Width" });
  const sizes: [string, string][] = [
    ["1,024", "1024*1024"],
    ["2048*1024", "2048*1024"],
    ["1600 × 900 px", "1600*900"],
    ["50%", "800*900"],
    ["400+624", "1024*900"],
  ];
  await page.getByRole("textbox", { name: "Height" }).fill("1024");
  for (const [text, size] of sizes) {
    await width.fill(text);
    await userEvent.tab();
    expect(readDraft().parameters.size, text).toBe(size);
  }
});

it("leads from a problem to its field", async () => {
  await openForm("en");
  const seed = page.getByRole("textbox", { name: "Seed" });
  await seed.fill("99999999999");
  await page.getByRole("textbox", { name: "Images" }).fill("40");
  await expect.element(page.getByText("3 things to fix:", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Images" }).click();
  await expect.element(page.getByRole("textbox", { name: "Images" })).toHaveFocus();
  await page.getByRole("button", { name: "Seed" }).click();
  await expect.element(seed).toHaveFocus();
  await page.getByRole("button", { name: "Prompt" }).click();
  await expect.element(page.getByRole("textbox", { name: "Prompt" })).toHaveFocus();
});
