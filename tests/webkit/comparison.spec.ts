import { expect } from "@playwright/test";
import sharp from "sharp";
import { hexOf } from "../e2e/screen";
import { markedPicture, plainPicture } from "../support/pictures";
import { studioApi } from "../support/studio-api";
import type { WebKitPage } from "./webkit-page";
import { test } from "./webkit-test";

const red = "#c0392b";
const blue = "#2b6cc4";

test("each way of comparing two images shows them as it should", async ({ studio, webkit }) => {
  const api = studioApi(studio.url);
  const one = await api.keep("red.png", await plainPicture(600, 600, red));
  const other = await api.keep("marked.png", await markedPicture(600, 600, blue, red));
  await webkit.resize(1440, 900);
  await webkit.goto(`${studio.url}/compare?images=${one.id},${other.id}`);
  await expectColours(webkit, 0, [
    [0.5, 0.5, red],
    [0.5, 0.3, red],
  ]);
  await expectColours(webkit, 1, [
    [0.5, 0.5, red],
    [0.5, 0.3, blue],
  ]);

  await webkit.press("w");
  await expectColours(webkit, 0, [
    [0.47, 0.2, red],
    [0.53, 0.2, blue],
  ]);
  await webkit.press("o");
  await expectColours(webkit, 0, [
    [0.5, 0.5, red],
    [0.5, 0.3, "#765378"],
  ]);
  await webkit.press("b");
  await expectColours(webkit, 0, [[0.5, 0.3, red]]);
  await webkit.press("Space");
  await expectColours(webkit, 0, [[0.5, 0.3, blue]]);
  await webkit.press("d");
  // Bright where they differ, dimmed to grey where they do not.
  await expectColours(webkit, 0, [
    [0.5, 0.5, "#1e1e1e"],
    [0.5, 0.3, "#fff4d6"],
  ]);
  expect(await webkit.violations()).toEqual([]);
});

/** Waits until a pane shows these colours at places of it, 0 to 1 across and down. */
async function expectColours(
  webkit: WebKitPage,
  pane: number,
  expected: readonly (readonly [across: number, down: number, hex: string])[],
): Promise<void> {
  const seen = async () => {
    const { x, y, width, height } = await webkit.frame(await webkit.find("application", /./, pane));
    const screen = sharp(await webkit.screenshot()).removeAlpha();
    return Promise.all(
      expected.map(async ([across, down, hex]) => {
        const at = { left: Math.round(x + across * width), top: Math.round(y + down * height) };
        const place = screen.clone().extract({ ...at, width: 1, height: 1 });
        const [red = 0, green = 0, blue = 0] = await place.raw().toBuffer();
        // One that is near enough is called as it is expected, so that the others stand out.
        return isNear(hex, [red, green, blue]) ? hex : hexOf([red, green, blue]);
      }),
    );
  };
  await expect.poll(seen).toEqual(expected.map(([, , hex]) => hex));
}

/** Previews are not lossless. */
const isNear = (hex: string, colour: number[]) =>
  colour.every((value, channel) => {
    const wanted = Number.parseInt(hex.slice(1 + 2 * channel, 3 + 2 * channel), 16);
    return Math.abs(value - wanted) <= 10;
  });
