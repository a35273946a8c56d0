import "@/app/globals.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { BoardPicker } from "@/components/library/marks/board-picker";
import LibraryPlaces from "@/components/library/organising/places";
import { boardsSchema, facetsSchema } from "@/lib/core/api/library";
import { loadMessages } from "@/lib/i18n/messages";
import { anAsset } from "../../support/asset";
import { openStandIn, standIn } from "../../support/stand-in";

const count = 5_000;
const idOf = (number: number) => `0198c0de-0000-7000-8000-${String(number).padStart(12, "0")}`;
const boards = Array.from({ length: count }, (_, index) => ({
  id: idOf(index + 1),
  name: `Board ${index + 1}`,
  createdAt: "2026-11-20T00:00:00.000Z",
  count: index,
}));

beforeEach(async () => {
  openStandIn();
  await standIn.answer("GET /api/boards", boardsSchema.parse({ items: boards }));
  const facets = { models: [], tags: [{ name: "meadow", count: 3 }], kept: 9, trashed: 1 };
  await standIn.answer("GET /api/assets/facets", facetsSchema.parse(facets));
});

async function show(part: ReactNode) {
  await page.viewport(700, 320);
  return render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={await loadMessages("en")}>
      <QueryClientProvider client={new QueryClient()}>
        <SearchParamsContext value={new URLSearchParams()}>
          <div style={{ display: "flex", height: 300 }}>{part}</div>
        </SearchParamsContext>
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
}

/** Its count gives way to what can be done with it where it has the focus. */
const board = (number: number) =>
  page.getByRole("button", { name: new RegExp(`^Board ${number}( ?${number - 1})?$`) });
const focusedName = () => document.activeElement?.textContent ?? "";

it("renders only the boards in sight, and says how many there are", async () => {
  const { container } = await show(<LibraryPlaces />);
  await expect.element(board(1)).toBeVisible();
  const nodes = () => container.querySelectorAll("*").length;
  expect(nodes()).toBeLessThan(800);
  const row = board(1).element().closest("li");
  expect(row).toHaveAttribute("aria-setsize", String(count));
  expect(row).toHaveAttribute("aria-posinset", "1");

  const places = page.getByRole("navigation").element();
  places.scrollTop = places.scrollHeight / 2;
  await expect.element(board(count / 2)).toBeVisible();
  await expect.element(board(1)).not.toBeInTheDocument();
  places.scrollTop = places.scrollHeight;
  await expect.element(board(count)).toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: /^meadow/ })).toBeVisible();
  expect(nodes()).toBeLessThan(800);
});

it("lets Tab go beyond the boards first in sight, and keeps the focus on a board scrolled away", async () => {
  await show(<LibraryPlaces />);
  await expect.element(board(1)).toBeVisible();
  board(1).element().focus();
  // Each has a name and a menu.
  for (let number = 2; number <= 22; number += 1) {
    for (let stop = 1; stop <= 2; stop += 1) await userEvent.tab();
    await expect.poll(focusedName).toMatch(new RegExp(`^Board ${number}(?!\\d{4})`));
  }
  await expect.element(board(22)).toBeVisible();

  const places = page.getByRole("navigation").element();
  places.scrollTop = 0;
  await expect.element(board(1)).toBeVisible();
  expect(document.activeElement).toBe(board(22).element());
  await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
  await expect.element(page.getByRole("button", { name: "Actions for Board 21" })).toHaveFocus();
});

it("offers the same number of boards for an image, and renders only those in sight", async () => {
  const { container } = await show(<BoardPicker images={[anAsset({ boardIds: [idOf(2)] })]} />);
  await expect.element(page.getByRole("checkbox", { name: /^Board 2 ?1$/ })).toBeChecked();
  expect(container.querySelectorAll("*").length).toBeLessThan(200);
});
