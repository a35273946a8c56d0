import { expect, type Page } from "@playwright/test";
import { catalog } from "@/lib/core/models/catalog";
import type { Model, ModelParameters, Range } from "@/lib/core/models/model";
import { countRangeOf, holds, makesOneImage } from "@/lib/core/models/rules";
import { type Toggle, toggles } from "@/lib/core/models/toggles";
import en from "@/lib/i18n/messages/en/compose.json" with { type: "json" };
import enPalette from "@/lib/i18n/messages/en/palette.json" with { type: "json" };
import { test } from "./studio-test";

// In every language this is looked at in tests/browser/compose/catalog.test.ts.
const words = { compose: en, palette: enPalette };
type Words = typeof words;

/** A range of sides as any of the languages writes it. */
const sidesOf = ({ min, max }: Range) =>
  `${min.toLocaleString("en")}.${max.toLocaleString("en")} px`;
const alone = { hasInputs: false, sequential: false, several: false, rewrites: false };

/** How long a prompt may be, while it is empty. */
function mostOf({ prompt }: Model, { compose: { promptCount, promptTokens } }: Words): string {
  const advised = prompt.unit === "tokens" && prompt.isAdvice;
  const text = advised ? promptTokens.noneAdvised : promptTokens.none;
  return (prompt.unit === "tokens" ? text : promptCount)
    .replace("{count, number}", "0")
    .replace("{max, number}", prompt.max.toLocaleString("en"));
}

/** The switch of a toggle, by its words. */
const toggle =
  (name: Toggle) =>
  async (page: Page, { compose }: Words) => {
    const control = page.getByRole("switch", { name: compose.toggle[name], exact: true });
    await expect(control).toBeVisible();
    // One sentence of what it does, or of what keeps it from doing anything.
    await expect(control).toHaveAccessibleDescription(/\S/);
  };
const switches = Object.fromEntries(toggles.map((name) => [name, toggle(name)]));

/**
 * Where each parameter of the catalog is in the form. One that is no toggle and has no entry here does
 * not compile.
 */
const controls: Record<
  Exclude<keyof ModelParameters, Toggle>,
  (page: Page, words: Words, model: Model) => Promise<void>
> = {
  async size(page, { compose }, { parameters: { size } }) {
    const group = page.getByRole("radiogroup", { name: compose.size });
    await expect(group).toBeVisible();
    for (const { name } of size?.tiers ?? []) await expect(group.getByText(name)).toBeVisible();
    const exact = group.getByText(compose.sizeExact);
    if (!size?.exact.length) return expect(exact).toHaveCount(0);
    await exact.click();
    await expect(page.getByRole("slider", { name: compose.sizeDiagram })).toBeVisible();
    // What is drawn there is also said in numbers.
    const rule = size.exact.find(({ when }) => holds(when, alone))?.rule;
    if (rule?.aspect) await expect(page.getByText(`1:${rule.aspect.max}`)).toBeVisible();
    if (rule?.sidePx) await expect(page.getByText(new RegExp(sidesOf(rule.sidePx)))).toBeVisible();
  },
  async n(page, { compose }, model) {
    if (makesOneImage(model)) return expect(page.getByText(compose.imagesFixed)).toBeVisible();
    const { min, max } = countRangeOf(model, alone);
    await expect(page.getByRole("textbox", { name: compose.images, exact: true })).toBeVisible();
    await expect(page.getByText(`${min}–${max}`, { exact: true })).toBeVisible();
  },
  async seed(page, { compose }, { parameters: { seed } }) {
    await expect(page.getByRole("textbox", { name: compose.seed, exact: true })).toBeVisible();
    await expect(page.getByText(`${seed?.min}–${seed?.max}`)).toBeVisible();
  },
  async promptExtendMode(page, { compose }) {
    const group = page.getByRole("radiogroup", { name: compose.rewritingMode });
    for (const name of Object.values(compose.rewritingModes))
      await expect(group.getByText(name)).toBeVisible();
  },
  async palette(page, { palette }, model) {
    await expect(page.getByRole("button", { name: palette.choose })).toBeVisible();
    await expect(page.getByText(palette.none)).toBeVisible();
    const { min, max } = model.parameters.palette?.colours ?? { min: 0, max: 0 };
    const limits = palette.limits
      .replace("{min, number}", String(min))
      .replace("{max, number}", String(max));
    await expect(page.getByText(limits, { exact: true })).toBeVisible();
  },
};

test("every rule of the catalog has its control, its limits and its explanation", async ({
  page,
  studio,
}) => {
  const { compose } = words;
  await page.goto(studio.url);
  const known = new Set<string>();
  for (const model of catalog) {
    await page.getByRole("combobox", { name: compose.model }).click();
    const title = page.getByText(model.title, { exact: true });
    await page.getByRole("option").filter({ has: title }).click();
    const chosen = page.getByRole("combobox", { name: compose.model });
    await expect(chosen.getByText(model.title, { exact: true })).toBeVisible();
    await expect(page.getByText(mostOf(model, words), { exact: true }).first()).toBeVisible();
    const negative = page.getByRole("textbox", { name: compose.negativePrompt });
    await expect(negative).toHaveCount(model.negativePrompt ? 1 : 0);
    if (model.inputs) {
      await expect(page.getByRole("button", { name: compose.addImages })).toBeVisible();
      await expect(page.getByText(String(model.inputs.count.max)).first()).toBeVisible();
    }
    for (const [name, look] of Object.entries({ ...controls, ...switches })) {
      const rule = Object.entries(model.parameters).find(([key]) => key === name)?.[1];
      if (!rule) continue;
      known.add(name);
      await look(page, words, model);
    }
    // What the model does not know is not in the form.
    for (const [name, label] of Object.entries(compose.toggle)) {
      const has = Object.hasOwn(model.parameters, name);
      await expect(page.getByRole("switch", { name: label, exact: true })).toHaveCount(has ? 1 : 0);
    }
  }
  expect([...known].sort()).toEqual([...Object.keys(controls), ...toggles].sort());
});
