import "@/app/globals.css";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import InputStage from "@/components/stage/input-stage";
import type { Box } from "@/lib/core/box/box";
import numbers from "@/lib/i18n/messages/en/numbers.json";
import stage from "@/lib/i18n/messages/en/stage.json";
import { openStandIn, standIn } from "../support/stand-in";

/** A picture of the given size as an address, drawn here. */
async function pictureUrl(width: number, height: number): Promise<string> {
  const paper = new OffscreenCanvas(width, height);
  const pen = paper.getContext("2d");
  if (pen) {
    pen.fillStyle = "#88aacc";
    pen.fillRect(0, 0, width, height);
  }
  return URL.createObjectURL(await paper.convertToBlob());
}

const side = { width: 400, height: 300 };
const steps: Box[][] = [];

function Harness({ url }: { url: string }) {
  const [boxes, setBoxes] = useState<Box[]>([]);
  const image = {
    id: "1",
    number: 1,
    name: "sky.png",
    ...side,
    hasAlpha: false,
    previewUrl: url,
    tilesUrl: `${url}/none`,
  };
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ stage, numbers }}>
      <div style={{ width: 700, height: 520 }}>
        <InputStage
          image={image}
          boxes={boxes}
          maxBoxes={2}
          isReshaping={false}
          onName={() => undefined}
          onReshape={() => undefined}
          onBoxes={(next) => {
            steps.push(next);
            setBoxes(next);
          }}
        />
      </div>
    </NextIntlClientProvider>
  );
}

it("accepts a number when its field loses the focus, cuts it to the image with a notice, and calculates", async () => {
  steps.length = 0;
  await page.viewport(900, 700);
  await render(<Harness url={await pictureUrl(side.width, side.height)} />);
  await expect.element(page.getByRole("application")).toBeVisible();
  page.getByRole("application").element().focus();
  await userEvent.keyboard("n");
  await expect.poll(() => steps).toHaveLength(1);
  const last = () => steps.at(-1)?.[0];
  const enter = async (name: string, text: string) => {
    await page.getByRole("textbox", { name, exact: true }).fill(text);
    await userEvent.keyboard("{Enter}");
  };
  await enter("x1", "[10, 20, 110, 70]");
  expect(last()).toEqual([10, 20, 110, 70]);

  const x2 = page.getByRole("textbox", { name: "x2", exact: true });
  await x2.click();
  await userEvent.clear(x2);
  await userEvent.keyboard("5000");
  // Not one of the numbers on the way to it.
  expect(last()).toEqual([10, 20, 110, 70]);
  await userEvent.tab();
  expect(last()).toEqual([10, 20, side.width, 70]);
  await expect.element(page.getByText(`The maximum here is ${side.width}.`)).toBeVisible();
  await expect.element(x2).toHaveValue(String(side.width));

  await enter("x2", "50%");
  expect(last()?.[2]).toBe(side.width / 2);
  await enter("y2", "４０＋５０");
  expect(last()?.[3]).toBe(90);
  await enter("Width of the box", "30×40");
  expect(last()).toEqual([10, 20, 40, 60]);

  await enter("y1", "about 5");
  await expect.element(page.getByText("“about 5” cannot be read as a number here.")).toBeVisible();
  await expect.element(page.getByRole("textbox", { name: "y1" })).toHaveValue("about 5");
  expect(last()).toEqual([10, 20, 40, 60]);
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("textbox", { name: "y1" })).toHaveValue("20");
  // Gone with what was done next.
  await expect.element(page.getByText(/cannot be read/)).not.toBeInTheDocument();
});

it("draws to the pixel with the mouse, types a number, refuses a third box and deletes by key", async () => {
  steps.length = 0;
  await page.viewport(900, 700);
  await render(<Harness url={await pictureUrl(side.width, side.height)} />);
  const surface = page.getByRole("application");
  await expect.element(surface).toBeVisible();
  await expect.poll(() => document.querySelectorAll("canvas").length).toBeGreaterThan(0);

  // The image is smaller than the stage, so it lies in the middle at 100 %.
  const left = (700 - side.width) / 2;
  const top = (520 - side.height) / 2;
  const drag = (from: [number, number], to: [number, number]) =>
    userEvent.dragAndDrop(surface, surface, {
      sourcePosition: { x: left + from[0], y: top + from[1] },
      targetPosition: { x: left + to[0], y: top + to[1] },
    });

  await drag([50, 60], [150, 110]);
  expect(steps).toEqual([[[50, 60, 150, 110]]]);

  const count1 = steps.length;
  await page.getByRole("textbox", { name: "x2" }).fill("201");
  expect(steps).toHaveLength(count1);
  await userEvent.keyboard("{Enter}");
  expect(steps.at(-1)).toEqual([[50, 60, 201, 110]]);

  await drag([300, 250], [250, 200]);
  expect(steps.at(-1)).toEqual([
    [50, 60, 201, 110],
    [250, 200, 300, 250],
  ]);
  const count = steps.length;
  await drag([20, 150], [60, 190]);
  await expect.element(page.getByText(/at most 2 boxes/)).toBeVisible();
  expect(steps).toHaveLength(count);

  await page.getByRole("button", { name: "box B" }).click();
  surface.element().focus();
  await userEvent.keyboard("{ArrowRight}{Shift>}{ArrowDown}{/Shift}");
  expect(steps.at(-1)?.[1]).toEqual([251, 210, 301, 260]);
  await userEvent.keyboard("{Delete}");
  expect(steps.at(-1)).toEqual([[50, 60, 201, 110]]);
});

it("takes keys wherever something of it was last pressed, on any keyboard layout", async () => {
  steps.length = 0;
  await page.viewport(900, 700);
  await render(<Harness url={await pictureUrl(side.width, side.height)} />);
  await expect.element(page.getByRole("application")).toBeVisible();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await userEvent.keyboard("n");
  await expect.poll(() => steps).toHaveLength(1);
  await page.getByRole("button", { name: "box A" }).click();
  await userEvent.keyboard("{ArrowRight}");
  await expect.poll(() => steps).toHaveLength(2);
  // A button keeps the keys that press it.
  await userEvent.keyboard(" ");
  expect(steps).toHaveLength(2);
  const press = (key: string, code: string) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key, code, bubbles: true }),
    );
  press("т", "KeyN");
  await expect.poll(() => steps).toHaveLength(3);
  await page.getByRole("button", { name: "Delete box B" }).click();
  await expect.poll(() => steps).toHaveLength(4);
  // What was pressed has gone; the keys have not.
  await userEvent.keyboard("n");
  await expect.poll(() => steps).toHaveLength(5);

  const box = JSON.stringify({ box: [10, 10, 20, 20], ...side });
  await page.getByRole("button", { name: "Delete box B" }).click();
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", box);
  document.body.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
  );
  await expect.poll(() => steps.at(-1)?.[1]).toEqual([10, 10, 20, 20]);
});

it("keeps the ground of a picture that is slow to come inside the stage, however far it is zoomed", async () => {
  await page.viewport(900, 700);
  openStandIn();
  await standIn.answerLate("GET /api/slow", {});
  await render(<Harness url="/api/slow" />);
  for (let press = 0; press < 4; press += 1) {
    await page.getByRole("button", { name: "Zoom in" }).click();
  }
  const ground = page.getByRole("status", { name: "The image is loading" }).element();
  // So that it is found where it is seen.
  if (ground instanceof HTMLElement) ground.style.pointerEvents = "auto";
  expect(ground.getBoundingClientRect().right).toBeGreaterThan(750);
  const surface = page.getByRole("application").element().getBoundingClientRect();
  const middle = surface.top + surface.height / 2;
  expect(document.elementFromPoint(surface.right - 20, middle)).toBe(ground);
  expect(document.elementFromPoint(surface.right + 20, middle)).not.toBe(ground);
  await standIn.release("GET /api/slow");
});

it("moves the picture as far as the pointer went, however many moves come before the next drawing", async () => {
  steps.length = 0;
  await page.viewport(900, 700);
  await render(<Harness url={await pictureUrl(side.width, side.height)} />);
  const surface = page.getByRole("application");
  await expect.element(surface).toBeVisible();
  // The stage remembers how an image was last looked at.
  await page.getByRole("button", { name: "Fit (0)" }).click();
  await page.getByRole("button", { name: /^Pan/ }).click();
  const frame = surface.element().getBoundingClientRect();
  const send = (type: string, x: number, y: number) =>
    surface.element().dispatchEvent(
      new PointerEvent(type, {
        pointerId: 1,
        button: 0,
        clientX: frame.left + x,
        clientY: frame.top + y,
        bubbles: true,
      }),
    );
  surface.element().setPointerCapture = () => undefined;
  send("pointerdown", 300, 250);
  send("pointermove", 310, 260);
  send("pointermove", 330, 280);
  send("pointermove", 350, 300);
  send("pointerup", 350, 300);

  // The image lay in the middle, 150 and 110 from the corner.
  send("pointermove", 150 + 50 + 20, 110 + 50 + 10);
  await expect.element(page.getByText(/^20, 10/)).toBeVisible();
});
