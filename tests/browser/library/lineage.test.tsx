import "@/app/globals.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { LineageView } from "@/components/library/lineage/lineage-view";
import { focusInLineage } from "@/lib/client/library/lineage-focus";
import { lineageQuery } from "@/lib/client/queries/assets";
import { lineageSchema } from "@/lib/core/api/lineage";
import { loadMessages } from "@/lib/i18n/messages";
import { anAsset } from "../../support/asset";
import { aGeneration } from "../../support/generation";
import { openStandIn, standIn } from "../../support/stand-in";

const imageId = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const runId = (number: number) => `018f0000-0000-7000-9000-${String(number).padStart(12, "0")}`;
const turns = [1, 2, 3];
const last = imageId(turns.length);

/** An upload, and what was made of it turn by turn. */
const lineage = lineageSchema.parse({
  assetId: last,
  assets: [0, ...turns].map((number) =>
    anAsset({ id: imageId(number), name: `${number}.png`, width: 400, height: 300 }),
  ),
  generations: turns.map((turn) => ({
    id: runId(turn),
    status: "succeeded",
    model: "wan2.7-image-pro",
    prompt: `Turn ${turn}`,
    createdAt: "2026-11-20T00:00:00.000Z",
    inputIds: [imageId(turn - 1)],
    outputIds: [imageId(turn)],
    siblings: 0,
  })),
  isCut: false,
});

beforeEach(async () => {
  openStandIn();
  focusInLineage(undefined);
  await standIn.answer(`GET /api/assets/${last}/lineage`, lineage);
  for (const turn of turns) {
    const generation = aGeneration({ id: runId(turn), status: "succeeded" });
    await standIn.answer(`GET /api/generations/${runId(turn)}`, { generation });
  }
});

const inHand = page.getByRole("complementary", { name: "The chosen image" });
const focusedNode = () => document.activeElement?.getAttribute("data-node");

/** Opens the graph, and gives which node had the focus the moment that it was in the page. */
async function open(client: QueryClient) {
  const seen: (string | null | undefined)[] = [];
  const observer = new MutationObserver(() => {
    if (seen.length === 0 && document.querySelector("aside")) seen.push(focusedNode());
  });
  observer.observe(document.body, { childList: true, subtree: true });
  await page.viewport(1200, 800);
  await render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={await loadMessages("en")}>
      <QueryClientProvider client={client}>
        <LineageView assetId={last} notices={null} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  await expect.element(inHand).toBeVisible();
  observer.disconnect();
  return seen;
}

it("focuses the current image as soon as the graph appears, and loses no key", async () => {
  expect(await open(new QueryClient())).toEqual([last]);
  await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
  await expect.element(inHand.getByText("Turn 1")).toBeVisible();
  expect(focusedNode()).toBe(imageId(1));
});

it("focuses the current image when it is opened again", async () => {
  const client = new QueryClient();
  client.setQueryData(lineageQuery(last).queryKey, lineage);
  focusInLineage(imageId(2));
  expect(await open(client)).toEqual([imageId(2)]);
  // The dialog around it does not take it away.
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(inHand.getByText("Turn 3")).toBeVisible();
});

it("still takes keys after a press on one of its tools", async () => {
  await open(new QueryClient());
  await page.getByRole("button", { name: /^Zoom in/ }).click();
  await userEvent.keyboard("{ArrowLeft}");
  await expect.element(inHand.getByText("Turn 2")).toBeVisible();
  expect(focusedNode()).toBe(imageId(2));
});
