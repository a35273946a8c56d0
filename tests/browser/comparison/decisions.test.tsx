import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { useBatchDecisions } from "@/lib/client/comparison/batch-decisions";
import { batchQuery } from "@/lib/client/queries/batches";
import type { Batch, Decisions } from "@/lib/core/api/batch";
import { decidedOn, toggledVerdict, withNote } from "@/lib/core/comparison-view/decisions";
import { loadMessages } from "@/lib/i18n/messages";
import { aBatch } from "../../support/comparison";
import { openStandIn, standIn } from "../../support/stand-in";

const { id } = aBatch();
const imageId = "0198c0de-0000-7000-8000-0000000000a1";
const ask = `GET /api/batches/${id}`;
const change = `PATCH /api/batches/${id}`;
const list = "GET /api/batches?limit=100";

const answerOf = (revision: number, decisions: Decisions) => ({
  batch: aBatch({ revision, decisions }),
  generations: [],
});

beforeEach(async () => {
  openStandIn();
  await standIn.answer(ask, answerOf(1, {}));
  await standIn.answer(list, { items: [], nextCursor: null });
});

function Desk() {
  const { data } = useQuery(batchQuery(id));
  return data ? <Deciding batch={data.batch} /> : null;
}

/** What is decided, and what a designer does at once: leaves the note and presses Pick. */
function Deciding({ batch }: { batch: Batch }) {
  const { decisions, decide } = useBatchDecisions(batch);
  const { verdict = "open", note = "none" } = decisions[imageId] ?? {};
  return (
    <>
      <output>{`${verdict}, note: ${note}`}</output>
      <button
        type="button"
        onClick={() => {
          decide(decidedOn(imageId, (before) => withNote(before, "the light is right")));
          decide(decidedOn(imageId, (before) => toggledVerdict(before, "picked")));
        }}
      >
        note, then pick
      </button>
    </>
  );
}

async function show() {
  await render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={await loadMessages("en")}>
      <QueryClientProvider client={new QueryClient()}>
        <Desk />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  await expect.element(page.getByText("open, note: none")).toBeVisible();
}

const changes = async () => (await standIn.look()).asked.filter((call) => call === change).length;

it("shows each decision at once, and loses no note that a pick follows", async () => {
  const noted = { [imageId]: { note: "the light is right" } };
  await standIn.answerLate(change, answerOf(2, noted));
  await show();
  await page.getByRole("button").click();
  await expect.element(page.getByText("picked, note: the light is right")).toBeVisible();
  // They take turns: the second is not sent before the first is answered.
  await expect.poll(changes).toBe(1);

  const both = { [imageId]: { note: "the light is right", verdict: "picked" as const } };
  await standIn.answer(change, answerOf(3, both));
  await standIn.release(change);
  await expect.poll(changes).toBe(2);
  await expect.element(page.getByText("picked, note: the light is right")).toBeVisible();
});

it("takes back a decision that the studio refuses", async () => {
  await standIn.answer(change, { errors: [{ code: "internal" }] }, 500);
  await show();
  await page.getByRole("button").click();
  await expect.poll(changes).toBe(2);
  await expect.element(page.getByText("open, note: none")).toBeVisible();
});
