import { type CDPSession, expect, type Page } from "@playwright/test";
import { tablePicture } from "../support/pictures";
import { boxNumbers, stageOf, zoomOf } from "./box-tools";
import type { Place } from "./screen";
import { frameOf } from "./screen";
import { dropFiles, shot, test } from "./studio-test";

test.use({ hasTouch: true, viewport: { width: 820, height: 1180 }, deviceScaleFactor: 2 });

/** Fingers on the glass: each step is where all of them are; they are lifted at the end. */
async function touch(session: CDPSession, steps: Place[][]): Promise<void> {
  const points = (places: Place[]) => places.map(({ x, y }, id) => ({ x, y, id }));
  const [first = [], ...moves] = steps;
  // Fingers come down one after the other.
  for (let count = 1; count <= first.length; count += 1) {
    const touchPoints = points(first.slice(0, count));
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  }
  for (const places of moves) {
    await session.send("Input.dispatchTouchEvent", {
      type: "touchMove",
      touchPoints: points(places),
    });
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

const between = (from: Place, to: Place, count = 6): Place[] =>
  Array.from({ length: count + 1 }, (_, step) => ({
    x: from.x + ((to.x - from.x) * step) / count,
    y: from.y + ((to.y - from.y) * step) / count,
  }));

const single = (places: Place[]) => places.map((place) => [place]);

async function middleOf(page: Page): Promise<Place> {
  const frame = await frameOf(stageOf(page));
  return { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
}

test("fingers draw, resize, pinch and move the picture", async ({ page, studio }) => {
  await page.goto(studio.url);
  await dropFiles(page, [
    { name: "table.png", mimeType: "image/png", buffer: await tablePicture() },
  ]);
  await expect(stageOf(page).locator("canvas").first()).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const middle = await middleOf(page);
  const at = (x: number, y: number): Place => ({ x: middle.x + x, y: middle.y + y });

  await touch(session, single(between(at(-100, -50), at(-30, 20))));
  await expect(stageOf(page)).toHaveAccessibleName(/1 box/);
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = await boxNumbers(page);

  // A finger is not exact: 14 px beside the handle is near enough.
  await touch(session, single(between(at(-16, 32), at(24, 62))));
  await expect.poll(async () => (await boxNumbers(page))[2]).toBeGreaterThan(x2);
  const [left, top, right = 0, bottom = 0] = await boxNumbers(page);
  expect([left, top]).toEqual([x1, y1]);
  expect(bottom).toBeGreaterThan(y2);
  await page.screenshot(shot("touch"));

  const before = await zoomOf(page);
  const apart = between(at(-20, 0), at(-110, 0)).map((one, step) => [
    one,
    between(at(20, 0), at(110, 0))[step] ?? one,
  ]);
  await touch(session, apart);
  await expect.poll(async () => (await zoomOf(page)) / before).toBeGreaterThan(3);
  const zoomed = await zoomOf(page);
  const lookedAt = await page.screenshot();
  // Two fingers at the same distance move the picture without zooming.
  const together = between(at(-20, -40), at(30, 50)).map((one) => [
    one,
    { x: one.x + 60, y: one.y },
  ]);
  await touch(session, together);
  await expect.poll(async () => (await page.screenshot()).equals(lookedAt)).toBe(false);
  expect(await zoomOf(page)).toBeCloseTo(zoomed, 1);
  await expect(stageOf(page)).toHaveAccessibleName(/1 box/);
  expect(await boxNumbers(page)).toEqual([left, top, right, bottom]);

  // Two taps are the two corners of the second box.
  await page.getByRole("button", { name: "Fit (0)" }).tap();
  await touch(session, [[at(60, -60)]]);
  await expect(page.getByText("Click the opposite corner. Esc cancels.")).toBeVisible();
  await touch(session, [[at(110, -20)]]);
  await expect(stageOf(page)).toHaveAccessibleName(/2 boxes/);
});
