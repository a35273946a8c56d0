import { expect, it } from "vitest";
import { type Locator, page, userEvent } from "vitest/browser";
import { catalog } from "@/lib/core/models/catalog";
import type { Model, ModelParameters, Range } from "@/lib/core/models/model";
import { countRangeOf, holds, makesOneImage } from "@/lib/core/models/rules";
import { type Toggle, toggles } from "@/lib/core/models/toggles";
import { type Locale, locales } from "@/lib/i18n/locales";
import en from "@/lib/i18n/messages/en/compose.json";
import enPalette from "@/lib/i18n/messages/en/palette.json";
import ja from "@/lib/i18n/messages/ja/compose.json";
import jaPalette from "@/lib/i18n/messages/ja/palette.json";
import zh from "@/lib/i18n/messages/zh-CN/compose.json";
import zhPalette from "@/lib/i18n/messages/zh-CN/palette.json";
import { openForm } from "./form";

interface Words {
  compose: typeof en;
  palette: typeof enPalette;
}
const wordsIn: Record<Locale, Words> = {
  en: { compose: en, palette: enPalette },
  ja: { compose: ja, palette: jaPalette },
  "zh-CN": { compose: zh, palette: zhPalette },
};

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

/** The same text wherever in a sentence it is. */
const within = (text: string) => page.getByText(text, { exact: false });

/** The switch of a toggle, by its words. */
const toggle =
  (name: Toggle) =>
  async ({ compose }: Words) => {
    const control = page.getByRole("switch", { name: compose.toggle[name] });
    await expect.element(control).toBeVisible();
    // One sentence of what it does, or of what keeps it from doing anything.
    await expect.element(control).toHaveAccessibleDescription(/\S/);
  };
const switches = Object.fromEntries(toggles.map((name) => [name, toggle(name)]));

/**
 * Where each parameter of the catalog is in the form. One that is no toggle and has no entry here does
 * not compile.
 */
const controls: Record<
  Exclude<keyof ModelParameters, Toggle>,
  (words: Words, model: Model) => Promise<void>
> = {
  async size({ compose }, { parameters: { size } }) {
    const group = page.getByRole("radiogroup", { name: compose.size });
    await expect.element(group).toBeVisible();
    for (const { name } of size?.tiers ?? [])
      await expect.element(group.getByText(name)).toBeVisible();
    const exact = group.getByText(compose.sizeExact);
    if (!size?.exact.length) return expect(exact.elements()).toHaveLength(0);
    await exact.click();
    await expect.element(page.getByRole("slider", { name: compose.sizeDiagram })).toBeVisible();
    // What is drawn there is also said in numbers.
    const rule = size.exact.find(({ when }) => holds(when, alone))?.rule;
    if (rule?.aspect) await expect.element(within(`1:${rule.aspect.max}`).first()).toBeVisible();
    if (rule?.sidePx)
      await expect.element(page.getByText(new RegExp(sidesOf(rule.sidePx)))).toBeVisible();
  },
  async n({ compose }, model) {
    if (makesOneImage(model))
      return expect.element(page.getByText(compose.imagesFixed)).toBeVisible();
    const { min, max } = countRangeOf(model, alone);
    await expect.element(page.getByRole("textbox", { name: compose.images })).toBeVisible();
    await expect.element(page.getByText(`${min}–${max}`)).toBeVisible();
  },
  async seed({ compose }, { parameters: { seed } }) {
    await expect.element(page.getByRole("textbox", { name: compose.seed })).toBeVisible();
    await expect.element(page.getByText(`${seed?.min}–${seed?.max}`)).toBeVisible();
  },
  async promptExtendMode({ compose }) {
    const group = page.getByRole("radiogroup", { name: compose.rewritingMode });
    await expect.element(group).toBeVisible();
    for (const name of Object.values(compose.rewritingModes))
      await expect.element(group.getByText(name)).toBeVisible();
  },
  async palette({ palette }, model) {
    await expect.element(page.getByRole("button", { name: palette.choose })).toBeVisible();
    await expect.element(page.getByText(palette.none)).toBeVisible();
    const { min, max } = model.parameters.palette?.colours ?? { min: 0, max: 0 };
    const limits = palette.limits
      .replace("{min, number}", String(min))
      .replace("{max, number}", String(max));
    await expect.element(page.getByText(limits)).toBeVisible();
  },
};

/**
 * Chooses a model in its list by keyboard: before the mouse clicks, it waits for whole frames of a
 * large page, which takes most of the time of all that is looked at here.
 */
async function choose(list: Locator, { title }: Model): Promise<void> {
  list.element().focus();
  await userEvent.keyboard("{Enter}");
  const option = page.getByRole("option").filter({ has: page.getByText(title) });
  await expect.element(option).toBeVisible();
  option.element().focus();
  await userEvent.keyboard("{Enter}");
}

it.each(locales)(
  "shows a control, limits and an explanation for every rule of the catalog in %s",
  async (locale) => {
    const words = wordsIn[locale];
    const { compose } = words;
    await openForm(locale);
    const known = new Set<string>();
    for (const model of catalog) {
      const chosen = page.getByRole("combobox", { name: compose.model });
      await choose(chosen, model);
      await expect.element(chosen.getByText(model.title)).toBeVisible();
      await expect.element(page.getByText(mostOf(model, words)).first()).toBeVisible();
      const negative = page.getByRole("textbox", { name: compose.negativePrompt });
      expect(negative.elements()).toHaveLength(model.negativePrompt ? 1 : 0);
      const addImages = page.getByRole("button", { name: compose.addImages });
      expect(addImages.elements()).toHaveLength(model.inputs ? 1 : 0);
      if (model.inputs) {
        const count = compose.inputsCount
          .replace("{count, number}", "0")
          .replace("{max, number}", String(model.inputs.count.max));
        await expect.element(page.getByText(count)).toBeVisible();
      }
      for (const [name, look] of Object.entries({ ...controls, ...switches })) {
        const rule = Object.entries(model.parameters).find(([key]) => key === name)?.[1];
        if (!rule) continue;
        known.add(name);
        await look(words, model);
      }
      // What the model does not know is not in the form.
      for (const [name, label] of Object.entries(compose.toggle)) {
        const has = Object.hasOwn(model.parameters, name);
        expect(page.getByRole("switch", { name: label }).elements()).toHaveLength(has ? 1 : 0);
      }
    }
    expect([...known].sort()).toEqual([...Object.keys(controls), ...toggles].sort());
  },
);
