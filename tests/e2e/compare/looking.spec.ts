import type { Page } from "@playwright/test";
import { plainPicture } from "../../support/pictures";
import { studioApi } from "../../support/studio-api";
import { expectPainted } from "../screen";
import { test } from "../studio-test";
import { openComparison } from "./compare-tools";

const red = "#c0392b";
const blue = "#2b6cc4";
/** What is seen beside a picture. */
const ground = "#0a0b0c";

/** A comparison of a wide red picture with a tall blue one: each covers places that the other leaves free. */
async function openWideAndTall(page: Page, url: string) {
  const api = studioApi(url);
  const wide = await api.keep("wide.png", await plainPicture(900, 300, red));
  const tall = await api.keep("tall.png", await plainPicture(300, 900, blue));
  await openComparison(page, url, [wide, tall]);
}

const wideAlone = [
  [0.5, 0.5, red],
  [0.1, 0.5, red],
  [0.5, 0.1, ground],
] as const;
const tallAlone = [
  [0.5, 0.5, blue],
  [0.1, 0.5, ground],
  [0.5, 0.1, blue],
] as const;

const everywhere = (colour: string) =>
  [
    [0.5, 0.5, colour],
    [0.02, 0.5, colour],
    [0.5, 0.98, colour],
  ] as const;

test("blinking shows one image and then the other in the same place, by Space and by itself, from near too", async ({
  page,
  studio,
}) => {
  await openWideAndTall(page, studio.url);
  await page.keyboard.press("b");
  const pane = page.getByRole("application");
  await expectPainted(pane, wideAlone);
  await page.keyboard.press("Space");
  await expectPainted(pane, tallAlone);
  await page.keyboard.press("Space");
  await expectPainted(pane, wideAlone);

  await page.getByRole("button", { name: "By itself" }).click();
  await expectPainted(pane, tallAlone);
  await expectPainted(pane, wideAlone);
  await expectPainted(pane, tallAlone);

  // So near that each covers the whole pane: what is drawn then lies in another layer.
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await pane.focus();
  for (let presses = 0; presses < 10; presses += 1) await page.keyboard.press("+");
  await expectPainted(pane, everywhere(red));
  await page.keyboard.press("Space");
  await expectPainted(pane, everywhere(blue));
  await page.keyboard.press("Space");
  await expectPainted(pane, everywhere(red));
});
