import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import { plainPicture } from "../support/pictures";
import { studioApi } from "../support/studio-api";

/** Keeps so many plain pictures of different shapes, named 1.png and so on. */
export async function keepPictures(url: string, count: number, from = 1): Promise<void> {
  const shapes = [
    [120, 90],
    [90, 120],
    [100, 100],
    [160, 90],
  ] as const;
  const api = studioApi(url);
  for (let number = from; number < from + count; number += 1) {
    const [width, height] = shapes[number % shapes.length] ?? [100, 100];
    const colour = `#${(number * 40_503).toString(16).padStart(6, "0").slice(-6)}`;
    await api.keep(`${number}.png`, await plainPicture(width + number, height, colour));
  }
}

export const tile = (page: Page, name: string): Locator =>
  page.getByRole("button", { name: new RegExp(`^Open ${name.replace(".", "\\.")},`) });

/** Moves the pointer over a tile until what can be done with its image is there. */
export async function pointAt(page: Page, name: string): Promise<void> {
  const select = page.getByRole("button", { name: `Select ${name}` });
  await expect(async () => {
    await tile(page, name).hover();
    await expect(select).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** The names of the tiles that are in the page, in order. */
export async function tileNames(page: Page): Promise<string[]> {
  const labels = await page
    .getByRole("list", { name: "Images" })
    .getByRole("button", { name: /^Open / })
    .evaluateAll((tiles) => tiles.map((one) => one.getAttribute("aria-label") ?? ""));
  return labels.map((label) => /^Open ([^,]+),/.exec(label)?.[1] ?? "");
}

export const search = (page: Page) => new URL(page.url()).searchParams;

/** What can be scrolled around the images. */
export const scrollTop = (page: Page, to?: number) =>
  page.getByRole("list", { name: "Images" }).evaluate((list, top) => {
    const scroller = list.parentElement;
    if (!scroller) throw new Error("The list stands in nothing.");
    if (top !== undefined) scroller.scrollTop = top;
    return scroller.scrollTop;
  }, to);

export async function expectAccessible(page: Page): Promise<void> {
  // A tip lies over everything else, outside the page's landmarks.
  const { violations } = await new AxeBuilder({ page }).exclude("[role=tooltip]").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
