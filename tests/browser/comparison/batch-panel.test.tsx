import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { BatchList } from "@/components/comparison/batch/batch-list";
import { BatchPanel } from "@/components/comparison/batch/batch-panel";
import type { BatchPlan } from "@/lib/core/api/batch";
import { comparedCells } from "@/lib/core/comparison-view/compared-cell";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { loadMessages } from "@/lib/i18n/messages";
import comparison from "@/lib/i18n/messages/en/comparison.json";
import { aBatch, aBatchSummary, aCell } from "../../support/comparison";
import { aGeneration } from "../../support/generation";
import { openStandIn, standIn } from "../../support/stand-in";

const cost = { images: 1, unitPrice: 0.2, currency: "CNY", total: 0.2 };
const request: GenerationRequest = {
  model: "wan2.7-image",
  prompt: "A pier",
  inputs: [],
  parameters: {},
};
const keyOf = (number: number) => String(number).padStart(64, "0");
const idOf = (number: number) => `0198c0de-0000-7000-8000-${String(number).padStart(12, "0")}`;
const statuses = ["queued", "failed", "failed"] as const;
const generations = statuses.map((status, index) =>
  aGeneration({ id: idOf(index), status, request }),
);
const batch = aBatch({
  request,
  axes: [{ kind: "seed", values: [1, 2, 3].map((value) => ({ value })) }],
  cells: generations.map(({ id }, index) =>
    aCell({ key: keyOf(index), coordinates: [index], cost, generationId: id }),
  ),
});
const change = `PATCH /api/batches/${batch.id}`;

beforeEach(async () => {
  openStandIn();
  await standIn.answer("GET /api/batches?limit=100", { items: [], nextCursor: null });
});

async function show(part: ReactNode) {
  const messages = { ...(await loadMessages("en")), comparison };
  await render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <QueryClientProvider client={new QueryClient()}>{part}</QueryClientProvider>
    </NextIntlClientProvider>,
  );
}

const showPanel = () =>
  show(<BatchPanel batch={batch} cells={comparedCells({ batch, generations })} />);

it("keeps a budget on Enter, and shows it before the studio answers", async () => {
  await standIn.answerLate(change, { batch: { ...batch, budget: { CNY: 5 } }, generations: [] });
  await showPanel();
  const budget = page.getByRole("textbox", { name: "Stop at (CNY)" });
  await budget.fill("5");
  await userEvent.keyboard("{Enter}");
  await expect.element(budget).toHaveValue("5.00");
  await expect.poll(async () => (await standIn.look()).asked).toContain(change);
  await standIn.release(change);
});

it("says what trying the failed cells again costs", async () => {
  await showPanel();
  await expect
    .element(page.getByRole("button", { name: "Retry 2 failed · CN¥0.40" }))
    .toBeVisible();
});

it("says what further values cost before they are added", async () => {
  const values = [1, 2, 3, 4, 5].map((value) => ({ value }));
  const totals = { calls: 5, images: 5, price: { CNY: 1 }, unknownPrices: 0 };
  const plan: BatchPlan = {
    request,
    axes: [{ kind: "seed", values }],
    cells: values.map((_, index) => aCell({ key: keyOf(index), coordinates: [index], cost })),
    totals,
    totalsByValue: [],
  };
  await standIn.answer("POST /api/batches/plan", plan);
  await showPanel();
  await page.getByRole("button", { name: "Add values" }).click();
  await page.getByRole("textbox", { name: "Seeds" }).fill("1-5");
  const add = page.getByRole("button", { name: "Add 2 values · CN¥0.40" });
  await expect.element(add).toBeEnabled();
});

it("lists comparisons with thumbnails, renames them and deletes them with a way back", async () => {
  const kept = aBatchSummary({ name: "Piers", thumbs: ["/t"] });
  const path = `/api/batches/${kept.id}`;
  await standIn.answer("GET /api/batches?limit=100", { items: [kept], nextCursor: null });
  await standIn.answer(`PATCH ${path}`, { batch: { ...batch, name: "Boats" }, generations: [] });
  const trashedAt = "2026-11-20T00:00:00.000Z";
  await standIn.answer(`DELETE ${path}`, { batch: { ...kept, revision: 3, trashedAt } });
  await show(<BatchList />);
  const link = page.getByRole("link");
  await expect.element(link.getByText("Piers")).toBeVisible();
  expect(link.element().querySelector("img")?.getAttribute("src")).toBe("/t");
  const renamed = { ...kept, revision: 2, name: "Boats" };
  await standIn.answer("GET /api/batches?limit=100", { items: [renamed], nextCursor: null });
  await page.getByRole("button", { name: "Rename Piers" }).click();
  await page.getByRole("textbox", { name: "Name of the comparison" }).fill("Boats");
  await userEvent.keyboard("{Enter}");
  await expect.element(link.getByText("Boats")).toBeVisible();
  await page.getByRole("button", { name: "Delete Boats" }).click();
  await expect.element(link).not.toBeInTheDocument();
});
