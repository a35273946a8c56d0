import "@/app/globals.css";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { PaletteField } from "@/components/palette/palette-field";
import type { SavedPalette } from "@/lib/client/palette/use-saved-palettes";
import { fullRatio, type Palette, paletteOf } from "@/lib/core/palette/palette";
import numbers from "@/lib/i18n/messages/en/numbers.json";
import palette from "@/lib/i18n/messages/en/palette.json";

const steps: Palette[] = [];

function Harness({ saved = [] }: { saved?: SavedPalette[] }) {
  const [value, setValue] = useState<Palette>([]);
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ numbers, palette }}>
      <div style={{ width: 320 }}>
        <PaletteField
          palette={value}
          limits={{ min: 3, max: 10, recommended: 8 }}
          problems={[]}
          sources={[]}
          saved={saved}
          onPalette={(next) => {
            steps.push(next);
            setValue(next);
          }}
        />
      </div>
    </NextIntlClientProvider>
  );
}

function paste(field: Element, text: string) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = { clipboardData, bubbles: true, cancelable: true };
  return field.dispatchEvent(new ClipboardEvent("paste", event));
}

const sumOf = (value: Palette | undefined) =>
  value?.reduce((total, { ratio }) => total + ratio, 0) ?? 0;
const sharesOf = (value: Palette | undefined) => value?.map(({ ratio }) => ratio) ?? [];

it("keeps to 100.00 % while borders are dragged, shares typed and lists pasted", async () => {
  steps.length = 0;
  await page.viewport(600, 800);
  await render(<Harness />);
  await page.getByRole("button", { name: "Choose a palette" }).click();
  const border = page.getByRole("slider", { name: "Border between colours 1 and 2" });
  await expect.element(border).toBeVisible();
  const before = sharesOf(steps.at(-1));

  await userEvent.dragAndDrop(
    border,
    page.getByRole("slider", { name: "Border between colours 3 and 4" }),
  );
  const dragged = sharesOf(steps.at(-1));
  expect(steps).toHaveLength(2);
  // Dragged past its neighbour, it leaves that one the smallest share there is.
  expect(dragged[1]).toBe(1);
  expect(dragged[0]).toBe((before[0] ?? 0) + (before[1] ?? 0) - 1);
  expect(dragged.slice(2)).toEqual(before.slice(2));

  border.element().focus();
  await userEvent.keyboard("{ArrowLeft}");
  expect(sharesOf(steps.at(-1))[0]).toBe((dragged[0] ?? 0) - 10);

  await page.getByRole("textbox", { name: "Colour 3, share" }).fill("50,25");
  await userEvent.tab();
  expect(sharesOf(steps.at(-1))[2]).toBe(5025);

  const hex = page.getByRole("textbox", { name: "Colour 1, hex" });
  await hex.fill("#12");
  await expect.element(page.getByText(/“#12” cannot be read as a colour/)).toBeVisible();
  await hex.fill("#c2d1e6");
  expect(steps.at(-1)?.[0]?.hex).toBe("#C2D1E6");

  paste(hex.element(), "https://coolors.co/palette/264653-2a9d8f-e9c46a-f4a261");
  await expect
    .poll(() => steps.at(-1)?.map((swatch) => swatch.hex))
    .toEqual(["#264653", "#2A9D8F", "#E9C46A", "#F4A261"]);
  await page.getByRole("button", { name: "Remove colour 4" }).click();
  await page.getByRole("button", { name: "Add colour" }).click();
  expect(steps.map(sumOf)).toEqual(steps.map(() => fullRatio));
});

it("keeps typed shares while the next is typed, and says when nothing is left to take from", async () => {
  steps.length = 0;
  await page.viewport(600, 800);
  await render(<Harness />);
  await page.getByRole("button", { name: "Choose a palette" }).click();
  await page.getByRole("button", { name: "Remove colour 5" }).click();
  const share = (number: number) =>
    page.getByRole("textbox", { name: `Colour ${number}, share`, exact: true });
  for (const [place, text] of ["40", "30", "20", "10"].entries()) {
    await share(place + 1).fill(text);
    await userEvent.keyboard("{Enter}");
  }
  expect(sharesOf(steps.at(-1))).toEqual([4000, 3000, 2000, 1000]);

  await share(4).fill("25");
  await userEvent.tab();
  await expect
    .element(page.getByText("10.00 % is left: the other shares were typed or are locked."))
    .toBeVisible();
  await expect.element(share(4)).toHaveValue("10.00");
  expect(sharesOf(steps.at(-1))).toEqual([4000, 3000, 2000, 1000]);
  await page.getByRole("button", { name: "Take it from the others" }).click();
  expect(sharesOf(steps.at(-1))).toEqual([3333, 2500, 1667, 2500]);

  await share(1).fill("99,999");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText(/At most 74.98 %/)).toBeVisible();
});

it("accepts a typed or pasted colour in any notation, and refuses anything else", async () => {
  steps.length = 0;
  await page.viewport(600, 800);
  await render(<Harness />);
  await page.getByRole("button", { name: "Choose a palette" }).click();
  const hex = page.getByRole("textbox", { name: "Colour 1, hex" });
  await expect.element(hex).toBeVisible();
  const others = steps.at(-1)?.slice(1);
  for (const text of ["rgb(230, 130, 140)", "230, 130, 140", "hsl(354, 66.67%, 70.59%)"]) {
    await hex.fill("#000000");
    paste(hex.element(), text);
    await expect.poll(() => steps.at(-1)?.[0]?.hex, { message: text }).toBe("#E6828C");
    await hex.fill(text);
    await userEvent.tab();
    await expect.element(hex).toHaveValue("#E6828C");
  }
  expect(steps.at(-1)?.slice(1)).toEqual(others);

  // Left as a part of a colour, it is not the colour that its first digits are.
  await hex.fill("#c2d");
  await hex.fill("#c2d1e");
  await userEvent.tab();
  await expect.element(page.getByText(/“#c2d1e” cannot be read as a colour/)).toBeVisible();
  await expect.element(hex).toHaveValue("#c2d1e");
  expect(steps.at(-1)?.[0]?.hex).toBe("#E6828C");
  await hex.fill("");
  expect(paste(hex.element(), "cmyk(0, 43, 39, 10)")).toBe(true);
  expect(steps.at(-1)?.slice(1)).toEqual(others);

  const many = Array.from({ length: 12 }, (_, index) => `#0000${10 + index}`);
  paste(hex.element(), `${many.join("\n")}\n#12345\n#000010`);
  await expect.element(page.getByText(/the first 10 of 12 colours/)).toBeVisible();
  await expect.element(page.getByText("1 colour could not be read: #12345")).toBeVisible();
  await expect.element(page.getByText("1 colour was listed twice.")).toBeVisible();
});

it("takes a saved palette with one press, shows it as one bar until opened, and takes it away with another", async () => {
  steps.length = 0;
  await page.viewport(600, 800);
  const brand = paletteOf(["#E4002B", "#FAFAF8", "#101214"]);
  const saved = [
    { id: "brand", name: "Brand", palette: brand },
    { id: "spring", name: "Spring", palette: paletteOf(["#F4A6C0", "#3A9D5D", "#FFD84D"]) },
  ];
  await render(<Harness saved={saved} />);
  const chip = page.getByRole("button", { name: "Brand" });
  await chip.click();
  expect(steps).toEqual([brand]);
  await expect.element(chip).toHaveAttribute("aria-pressed", "true");
  const unfold = page.getByRole("button", { name: "Edit the colours" });
  await expect.element(unfold).toHaveAttribute("aria-expanded", "false");
  const group = page.getByRole("group", { name: "Palette" });
  expect(group.element().getBoundingClientRect().height).toBeLessThan(120);

  await unfold.click();
  await expect.element(page.getByRole("textbox", { name: "Colour 3, hex" })).toBeVisible();
  const fold = page.getByRole("button", { name: "Fold" });
  await expect.element(fold).toHaveFocus();
  await fold.click();
  await expect.element(unfold).toHaveFocus();

  await chip.click();
  expect(steps.at(-1)).toEqual([]);
  await expect.element(page.getByText("No palette: the model chooses the colours.")).toBeVisible();
  await page.getByRole("button", { name: "Spring" }).click();
  await expect.element(unfold).toBeVisible();
});

it("keeps the focus on the saved palette that is taken and taken away by keyboard", async () => {
  await page.viewport(600, 800);
  const brand = paletteOf(["#E4002B", "#FAFAF8", "#101214"]);
  await render(<Harness saved={[{ id: "brand", name: "Brand", palette: brand }]} />);
  const chip = page.getByRole("button", { name: "Brand" });
  await userEvent.tab();
  await expect.element(chip).toHaveFocus();
  for (const pressed of ["true", "false", "true"]) {
    await userEvent.keyboard("{Enter}");
    await expect.element(chip).toHaveAttribute("aria-pressed", pressed);
    await expect.element(chip).toHaveFocus();
  }
});

it("shows colours that come back as one bar, and takes no focus for them", async () => {
  await page.viewport(600, 800);
  const brand = paletteOf(["#E4002B", "#FAFAF8", "#101214"]);
  await render(<Harness saved={[{ id: "brand", name: "Brand", palette: brand }]} />);
  const choose = page.getByRole("button", { name: "Choose a palette" });
  await choose.click();
  await expect.element(page.getByRole("button", { name: "Fold" })).toHaveFocus();
  await page.getByRole("button", { name: "No palette" }).click();
  await expect.element(choose).toBeVisible();
  const chip = page.getByRole("button", { name: "Brand" });
  await expect.element(chip).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("button", { name: "Edit the colours" })).toBeVisible();
  await expect.element(chip).toHaveFocus();
});
