import { expect, type Page } from "@playwright/test";
import { colourOfPlace } from "../../support/pictures";
import { paintedColours } from "../screen";
import { test } from "../studio-test";
import { keepPictures, measurePanes, middles, openComparison } from "./compare-tools";

/** Numbers from 0 to 1 that are the same in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const sizes = [
  [2048, 2048],
  [1024, 1024],
  [1536, 864],
  [700, 1200],
  [3000, 1000],
] as const;

/**
 * Waits until each pane shows in its middle what its picture has there: every pixel of it tells its
 * place. Between two of its pixels, or where several fall on one of the screen, colours are mixed.
 */
async function expectMiddlesPainted(page: Page): Promise<void> {
  const panes = await page.getByRole("application").all();
  expect(panes).toHaveLength(sizes.length);
  const strangers = async () => {
    const points = await middles(page);
    const wrong: string[] = [];
    for (const [index, pane] of panes.entries()) {
      const [width, height] = sizes[index] ?? [0, 0];
      const point = points[index];
      const [seen] = await paintedColours(pane, [[0.5, 0.5]]);
      if (!point || !seen) throw new Error("A pane is missing.");
      const [red, green] = colourOfPlace(point.x * width, point.y * height);
      const within = 8 + 4 * Math.max(point.pixel.x * width, point.pixel.y * height);
      const isThere = Math.abs(seen[0] - red) <= within && Math.abs(seen[1] - green) <= within;
      if (!isThere) wrong.push(`pane ${index}: ${seen} for ${red}, ${green}`);
    }
    return wrong;
  };
  await expect.poll(strangers).toEqual([]);
}

async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

test("the same point of every image stays at the same place in each pane through 50 zooms and pans", async ({
  page,
  studio,
}) => {
  await openComparison(page, studio.url, await keepPictures(studio.url, sizes));
  const panes = await measurePanes(page);
  expect(panes).toHaveLength(sizes.length);
  const roll = dice(7);
  const magnifications = new Set<number>();
  for (let turn = 0; turn < 50; turn += 1) {
    const { pane } = panes[Math.floor(roll() * panes.length)] ?? panes[0] ?? { pane: undefined };
    if (!pane) throw new Error("There is no pane.");
    const x = pane.left + pane.width * (0.2 + roll() * 0.6);
    const y = pane.top + pane.height * (0.2 + roll() * 0.6);
    await page.mouse.move(x, y);
    if (roll() < 0.6) await page.mouse.wheel(0, roll() < 0.6 ? -240 : 180);
    else {
      await page.mouse.down();
      await page.mouse.move(x + (roll() - 0.5) * 160, y + (roll() - 0.5) * 160, { steps: 4 });
      await page.mouse.up();
    }
    await nextFrame(page);
    const [first, ...others] = await middles(page);
    if (!first) throw new Error("There is no pane.");
    for (const other of others) {
      expect(Math.abs(other.x - first.x)).toBeLessThanOrEqual(other.pixel.x + first.pixel.x / 2);
      expect(Math.abs(other.y - first.y)).toBeLessThanOrEqual(other.pixel.y + first.pixel.y / 2);
    }
    magnifications.add(Math.round(1 / first.pixel.x));
    // What is drawn is looked at where the panes rest.
    if (turn % 10 === 9) await expectMiddlesPainted(page);
  }
  // It was not the still picture that stayed in place.
  expect(magnifications.size).toBeGreaterThan(10);
});
