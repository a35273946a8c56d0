import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { tablePicture } from "../support/pictures";
import { studioApi } from "../support/studio-api";
import { shot, test } from "./studio-test";

test("an editing chain of ten turns appears as a graph, and any node can be reused", async ({
  page,
  studio,
}) => {
  const api = studioApi(studio.url);
  let { id } = await api.keep("table.png", await tablePicture());
  const ids = [id];
  for (let turn = 1; turn <= 10; turn += 1) {
    const request = {
      model: "wan2.7-image",
      prompt: `Turn ${turn}: move the light`,
      inputs: [{ assetId: id, boxes: [[10, 10, 200, 200]] }],
      // The fifth turn gives four.
      parameters: { seed: turn, size: "1K", n: turn === 5 ? 4 : 1 },
    };
    const { generation } = await (await api.generate(request, `turn-${turn}`)).json();
    const [output] = (await api.untilEnded(generation.id)).outputs;
    if (!output) throw new Error("Nothing came of a turn.");
    id = output.id;
    ids.push(id);
  }

  await page.goto(`${studio.url}/?image=${id}`);
  await expect(page.getByRole("dialog").getByText("Turn 10: move the light")).toBeVisible();
  await page.keyboard.press("l");
  const graph = page.getByRole("dialog", { name: "Lineage" });
  await expect(graph.getByText("11 images, 10 runs")).toBeVisible();
  // Of the four that the fifth turn gave only one was taken further.
  await expect(graph.getByText("+3")).toBeVisible();
  // The whole chain is there from the beginning.
  const first = graph.getByRole("button", { name: /table\.png/ }).first();
  await expect(first).toBeInViewport({ ratio: 1 });
  const inHand = graph.getByRole("complementary", { name: "The chosen image" });
  await expect(inHand.getByText("Turn 10: move the light")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
  await page.screenshot(shot("lineage-end"));

  for (let turn = 9; turn >= 5; turn -= 1) {
    await page.keyboard.press("ArrowLeft");
    await expect(inHand.getByText(`Turn ${turn}: move the light`)).toBeVisible();
  }
  await page.screenshot(shot("lineage-fan"));
  const zoom = graph.getByRole("toolbar");
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  const chosen = await zoom.textContent();
  // A node opens, and one step back is the graph again, where one was.
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`image=${ids[5]}`));
  await page.keyboard.press("Escape");
  await expect(inHand.getByText("Turn 5: move the light")).toBeVisible();
  // As it was zoomed, also while one walks on.
  await expect(zoom).toHaveText(chosen ?? "");
  for (let turn = 4; turn >= 3; turn -= 1) {
    await page.keyboard.press("ArrowLeft");
    await expect(inHand.getByText(`Turn ${turn}: move the light`)).toBeVisible();
  }

  await expect(zoom).toHaveText(chosen ?? "");
  await inHand.getByRole("button", { name: "Use all settings" }).click();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue("Turn 3: move the light");
  await expect(page.getByRole("textbox", { name: "Seed" })).toHaveValue("3");
  // It shows that very image, and what it was made from to be drawn on.
  await expect(page.getByRole("main").getByRole("img", { name: /^wan2/ })).toBeVisible();
  await page.getByRole("radio", { name: "Input" }).check();
  await expect(page.getByRole("application", { name: /1 box/ })).toBeVisible();
});
