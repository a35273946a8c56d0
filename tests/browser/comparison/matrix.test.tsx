import "@/app/globals.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { Desk } from "@/components/comparison/desk/desk";
import type { Generation } from "@/lib/core/api/generation";
import { comparedCells, imagesOf } from "@/lib/core/comparison-view/compared-cell";
import { loadMessages } from "@/lib/i18n/messages";
import comparison from "@/lib/i18n/messages/en/comparison.json";
import { anAsset } from "../../support/asset";
import { aBatch, aCell } from "../../support/comparison";
import { aGeneration } from "../../support/generation";
import { openStandIn, standIn } from "../../support/stand-in";

const idOf = (number: number) => `0198c0de-0000-7000-8000-${String(number).padStart(12, "0")}`;
const seeds = Array.from({ length: 8 }, (_, index) => 508_848_857 + index);
const prompts = [
  "Bus-stop poster for the winter light festival, lanterns, deep blue",
  "Bus-stop poster for the winter light festival, fireworks-over-the-harbour, deep blue",
];

beforeEach(async () => {
  openStandIn();
  await standIn.answer("GET /api/boards", { items: [] });
});

/** Eight seeds down and two prompts across; the last run failed. */
function envelope() {
  const places = seeds.flatMap((_, row) => prompts.map((_, column) => [row, column]));
  const generations = places.map(([row = 0, column = 0], index): Generation => {
    const request = {
      model: "wan2.7-image",
      prompt: prompts[column] ?? "",
      inputs: [],
      parameters: { seed: seeds[row] },
    };
    const id = idOf(1_000 + index);
    if (index === places.length - 1) {
      const error = { code: "InternalError", message: "An internal error has occurred" };
      return aGeneration({ id, request, status: "failed", error });
    }
    const output = anAsset({
      ...{ id: idOf(index + 1), kind: "output", generationId: id },
      ...{ width: 2000, height: 2000 },
    });
    return aGeneration({ id, request, status: "succeeded", outputs: [output] });
  });
  const batch = aBatch({
    request: { model: "wan2.7-image", prompt: "", inputs: [], parameters: {} },
    axes: [
      { kind: "seed", values: seeds.map((value) => ({ value })) },
      { kind: "prompt", values: prompts.map((value) => ({ value })) },
    ],
    cells: places.map((coordinates, index) => {
      const key = String(index).padStart(64, "0");
      const cost = { images: 1, unitPrice: 0.2, currency: "CNY", total: 0.2 };
      const generationId = generations[index]?.id;
      return aCell({ key, coordinates, cost, generationId });
    }),
  });
  return { batch, generations };
}

async function show() {
  await page.viewport(1100, 700);
  const { batch, generations } = envelope();
  const cells = comparedCells({ batch, generations });
  const messages = { ...(await loadMessages("en")), comparison };
  await render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <QueryClientProvider client={new QueryClient()}>
        <div style={{ height: 700 }}>
          <Desk
            comparison={{
              title: "Festival",
              images: imagesOf(cells),
              cells: { batch, list: cells },
              decisions: {},
              decide: () => undefined,
            }}
            heading={null}
          />
        </div>
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  await expect.element(page.getByRole("application").first()).toBeVisible();
}

const table = () => page.getByRole("table", { name: "Seeds" }).element();
const heads = (scope: "col" | "row") => [
  ...table().querySelectorAll<HTMLElement>(`th[scope=${scope}]`),
];
const textsOf = (scope: "col" | "row") => heads(scope).map((head) => head.textContent);
const zoom = page.getByRole("button", { name: /^Zoom [\d,]+ %$/ });
const percent = () => Number(zoom.element().textContent?.replace(/\D/g, ""));

/** Whether the page is left to scroll. */
function turnWheel(facts: WheelEventInit): boolean {
  const pane = page.getByRole("application").first().element();
  return pane.dispatchEvent(
    new WheelEvent("wheel", { deltaY: -120, bubbles: true, cancelable: true, ...facts }),
  );
}

it("leaves the wheel to the page, and zooms all images by Ctrl and the wheel", async () => {
  await show();
  const before = percent();
  expect(turnWheel({})).toBe(true);
  expect(turnWheel({ ctrlKey: true })).toBe(false);
  await expect.poll(percent).toBeGreaterThan(before);
});

it("names columns by the words that differ, and cuts no name", async () => {
  await show();
  expect(textsOf("col")).toEqual(["lanterns", "fireworks-over-the-harbour"]);
  for (const head of [...heads("col"), ...heads("row")]) {
    expect(head.scrollWidth, head.textContent ?? "").toBeLessThanOrEqual(head.clientWidth);
  }
});

it("lays an axis across or down by key, by press and by drag", async () => {
  await show();
  const axis = (name: string) => page.getByRole("button", { name: new RegExp(`^${name}: `) });
  const isTurned = () => textsOf("row").includes("lanterns");
  axis("Prompt").element().focus();
  await userEvent.keyboard("{ArrowRight}");
  await expect.poll(isTurned).toBe(true);
  await expect.poll(() => document.activeElement?.textContent).toBe("Prompt");
  await axis("Seed").click();
  await expect.poll(isTurned).toBe(false);
  await userEvent.dragAndDrop(axis("Prompt"), axis("Seed"));
  await expect.poll(isTurned).toBe(true);
});

it("fits into the window at a press", async () => {
  await show();
  await page.getByRole("button", { name: "Fit", exact: true }).click();
  const room = table().parentElement;
  await expect.poll(() => room && room.scrollHeight <= room.clientHeight).toBe(true);
  expect(room && room.scrollWidth <= room.clientWidth).toBe(true);
});

it("opens a cell large at a double click, walks on from there, and goes back", async () => {
  await show();
  const panes = page.getByRole("application");
  await panes.nth(2).dblClick();
  await expect.poll(() => panes.elements().length).toBe(1);
  await expect.element(page.getByRole("application", { name: /508848858/ })).toBeVisible();
  await page.getByRole("button", { name: /^Next image/ }).click();
  await expect.element(page.getByRole("application", { name: /fireworks/ })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => panes.elements().length).toBeGreaterThan(1);
});

it("hears its keys before a pane was pressed: 1 is 100 %", async () => {
  await show();
  expect(document.activeElement).toBe(document.body);
  await userEvent.keyboard("1");
  await expect.poll(percent).toBe(100);
  await userEvent.keyboard("+");
  await expect.poll(percent).toBe(125);
});

it("says why a cell failed, and what trying again costs", async () => {
  await show();
  const area = table().parentElement;
  area?.scrollTo(0, area.scrollHeight);
  const again = page.getByRole("button", { name: /^Run .*fireworks/ });
  await expect.element(again).toBeVisible();
  expect(again.element().textContent).toContain("0.20");
  await expect.element(page.getByRole("button", { name: /^Why .*fireworks/ })).toBeVisible();
});
