import "@/app/globals.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { Tray } from "@/components/tray/tray";
import { readDraft, replaceDraft } from "@/lib/client/draft/draft-store";
import { receiveGeneration } from "@/lib/client/live/receive";
import {
  keepLongRunSettings,
  setLongRunSettings,
  useLongRunSettings,
} from "@/lib/client/run/long-run-settings";
import { batchPageSchema } from "@/lib/core/api/batch";
import { type Generation, generationPageSchema } from "@/lib/core/api/generation";
import { facetsSchema } from "@/lib/core/api/library";
import { emptyDraft } from "@/lib/core/generation/draft/draft";
import { loadMessages } from "@/lib/i18n/messages";
import { aBatchSummary } from "../support/comparison";
import { aGeneration } from "../support/generation";
import { openStandIn, standIn } from "../support/stand-in";

const idOf = (number: number) => `0198c0de-0000-7000-8000-${String(number).padStart(12, "0")}`;
const batchId = idOf(900);
const aRun = (number: number, facts: Partial<Generation>) =>
  aGeneration({
    id: idOf(number),
    request: { model: "wan2.7-image", prompt: `Hill ${number}`, inputs: [], parameters: {} },
    ...facts,
  });

beforeEach(() => {
  openStandIn();
  setLongRunSettings({ hasNotice: false, hasSound: false });
  replaceDraft(emptyDraft);
  window.history.replaceState(null, "", "/");
});

async function show(runs: Generation[], batches = [aBatchSummary({ id: batchId })]) {
  const items = runs.toSorted((one, two) => (one.id < two.id ? 1 : -1));
  const kept = facetsSchema.parse({ models: [], tags: [], kept: 31, trashed: 0 });
  await standIn.answer("GET /api/assets/facets", kept);
  await standIn.answer(
    "GET /api/batches?limit=100",
    batchPageSchema.parse({ items: batches, nextCursor: null }),
  );
  await standIn.answer(
    "GET /api/generations?limit=100",
    generationPageSchema.parse({ items, nextCursor: null }),
  );
  await page.viewport(1440, 500);
  const client = new QueryClient();
  await render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={await loadMessages("en")}>
      <QueryClientProvider client={client}>
        <Tray />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  return client;
}

const tray = page.getByRole("region", { name: "Queue" });
const list = page.getByRole("region", { name: "Runs" });

it("shows three of ten runs and how many more there are, beside each other", async () => {
  const runs = Array.from({ length: 10 }, (_, turn) => aRun(turn + 1, { status: "storing" }));
  await show(runs);
  await expect.element(tray.getByText("10 running")).toBeVisible();
  const bars = tray.getByRole("progressbar");
  await expect.element(bars.nth(2)).toHaveAccessibleName("Progress of Hill 3");
  expect(bars.elements()).toHaveLength(3);
  const rights = [...tray.element().querySelectorAll("li")].map((item) =>
    item.getBoundingClientRect(),
  );
  for (const [turn, { left }] of rights.entries()) {
    if (turn > 0) expect(left).toBeGreaterThanOrEqual(rights[turn - 1]?.right ?? left);
  }
  await tray.getByRole("button", { name: "+7: 7 more runs" }).click();
  await expect.element(list.getByText("Hill 10", { exact: true })).toBeVisible();
});

it("says that a comparison is held, promises no start of it, and leads to it", async () => {
  const runs = [1, 2].map((turn) => aRun(turn, { status: "queued", batchId }));
  await show(runs, [aBatchSummary({ id: batchId, name: "Winter", hold: "budget" })]);
  const held = tray.getByRole("button", { name: "2 stopped at the budget: open “Winter”" });
  await expect.element(held).toBeVisible();
  expect(tray.element().textContent).not.toMatch(/waiting|starts in/);
  await held.click();
  expect(window.location.pathname).toBe(`/compare/${batchId}`);
});

it("gathers what failed and what is uncertain, with what helps as the first button", async () => {
  const refused = { code: "DataInspectionFailed", message: "Input data may contain it." };
  await show([
    aRun(1, { status: "failed", error: refused }),
    aRun(2, { status: "succeeded", failures: [{ code: "InternalError", message: "", index: 1 }] }),
    aRun(3, { status: "uncertain", error: { code: "studio.uncertain", message: "" } }),
  ]);
  await tray.getByRole("button", { name: "1 needs you · 2 failed" }).click();
  const rowOf = (prompt: string) => list.getByRole("listitem").filter({ hasText: prompt });
  const firstOf = (prompt: string) => rowOf(prompt).getByRole("button").first();
  await expect.element(firstOf("Hill 3")).toHaveTextContent("Decide …");
  await expect.element(firstOf("Hill 2")).toHaveTextContent("Prepare the missing images");
  await expect.element(firstOf("Hill 1")).toHaveTextContent("Change the prompt");
  await firstOf("Hill 1").click();
  await expect.element(list).not.toBeInTheDocument();
  expect(readDraft().prompt).toBe("Hill 1");
});

it("shows a notice of the browser for a run of more than a minute once that is switched on, and keeps the choice", async () => {
  const shown: string[] = [];
  class Shown extends EventTarget {
    static permission: NotificationPermission = "default";
    static async requestPermission(): Promise<NotificationPermission> {
      Shown.permission = "granted";
      return Shown.permission;
    }
    constructor(title: string, { body = "" }: NotificationOptions = {}) {
      super();
      shown.push(`${title}: ${body}`);
    }
  }
  // The browser under test has nobody who could allow it.
  const ofBrowser = Object.getOwnPropertyDescriptor(window, "Notification");
  Object.defineProperty(window, "Notification", { configurable: true, value: Shown });
  onTestFinished(() => {
    if (ofBrowser) Object.defineProperty(window, "Notification", ofBrowser);
  });
  const endKeeping = keepLongRunSettings(localStorage);
  const runs = [1, 2, 3].map((turn) => aRun(turn, { status: "running" }));
  const client = await show(runs);
  await expect.element(tray.getByText("3 running")).toBeVisible();
  const end = (number: number, minute: string, facts: Partial<Generation> = {}) =>
    receiveGeneration(
      client,
      aRun(number, {
        revision: 2,
        status: "succeeded",
        finishedAt: `2026-11-20T00:${minute}:00.000Z`,
        ...facts,
      }),
    );
  end(1, "05");
  await tray.getByRole("button", { name: "When a long run is done" }).click();
  await page.getByRole("switch", { name: "Browser notice" }).click();
  await expect.element(page.getByRole("switch", { name: "Browser notice" })).toBeChecked();
  end(2, "01");
  end(3, "03", { status: "failed", error: { code: "InternalError", message: "" } });
  expect(shown).toEqual(["DashScope had an error: Hill 3 · after 3 min"]);
  endKeeping();
  setLongRunSettings({ hasNotice: false });
  keepLongRunSettings(localStorage)();
  expect(useLongRunSettings.getState().hasNotice).toBe(true);
});
