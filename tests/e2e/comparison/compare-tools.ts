import type { Page } from "@playwright/test";
import type { Asset } from "@/lib/core/api/asset";
import { coordinatePicture } from "../../support/pictures";
import { studioApi } from "../../support/studio-api";

/** Uploads pictures whose every pixel tells its place, of the given sizes, and gives their assets. */
export async function keepPictures(
  url: string,
  sizes: readonly (readonly [width: number, height: number])[],
): Promise<Asset[]> {
  const api = studioApi(url);
  const assets: Asset[] = [];
  for (const [index, [width, height]] of sizes.entries()) {
    const content = await coordinatePicture(width, height);
    assets.push(await api.keep(`picture-${index + 1}.png`, content));
  }
  return assets;
}

/** Opens a comparison of the assets and waits until every pane has its picture. */
export async function openComparison(page: Page, url: string, assets: Asset[]): Promise<void> {
  await page.goto(`${url}/compare?images=${assets.map(({ id }) => id).join()}`);
  await page
    .locator("[data-pane] canvas[data-layer=whole]")
    .nth(assets.length - 1)
    .waitFor();
}

/** Where each pane and the whole picture in it lie on the screen, in CSS pixels. */
export function measurePanes(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("[data-pane]")].map((element) => {
      const pane = element.getBoundingClientRect();
      const whole = element.querySelector("canvas[data-layer=whole], img")?.getBoundingClientRect();
      if (!whole) throw new Error("A pane has no picture.");
      return {
        pane: { left: pane.left, top: pane.top, width: pane.width, height: pane.height },
        whole: { left: whole.left, top: whole.top, width: whole.width, height: whole.height },
      };
    }),
  );
}

/** The point of each pane's picture that lies in the pane's middle, 0 to 1, and a screen pixel there. */
export async function middles(page: Page) {
  return (await measurePanes(page)).map(({ pane, whole }) => ({
    x: (pane.left + pane.width / 2 - whole.left) / whole.width,
    y: (pane.top + pane.height / 2 - whole.top) / whole.height,
    pixel: { x: 1 / whole.width, y: 1 / whole.height },
  }));
}
